/** English words: pictures as data. */
export const pictures = {
  title: "Pictures",
  count_one: "{{count, number}} picture",
  count_other: "{{count, number}} pictures",
  classes_one: "{{count, number}} class",
  classes_other: "{{count, number}} classes",
  shape: "{{height}} × {{width}}, {{colour}}",
  colours: {
    grey: "grey",
    colour: "colour",
  },
  summary: "{{pictures}} · {{shape}} → {{target}}",
  size: "Size",
  samples: { label: "Pictures", help: "How many pictures are drawn." },
  sizeHelp: "Height and width that every picture is shrunk to: each pixel is the mean of those it covers.",
  colour: "Colours",
  colourHelp:
    "Grey by luma (Rec. 709), or red, green and blue. Colours are converted to sRGB first, and transparent parts become white.",
  colourChoices: {
    grey: "Grey",
    colour: "Colour",
  },
  fit: "Shape",
  fitHelp:
    "Crop keeps the middle square. Pad keeps the whole picture and fills the rest with the mean colour of its edge.",
  fits: {
    crop: "Crop",
    pad: "Pad",
  },
  folder: "Folder of pictures",
  formats:
    "Pictures (PNG, JPEG, WebP): a folder or zip with one folder per class, or with a table that lists them",
  sample:
    "A random sample of {{rows}} of {{pictures}} pictures, with the same class shares: memory has no room for more at this size.",
  labelled: "“{{label}}” comes from {{table}}, joined by the file names in its column “{{file}}”.",
  without_one: "{{count, number}} row of {{table}} names a picture that is not here: {{names}}",
  without_other: "{{count, number}} rows of {{table}} name pictures that are not here: {{names}}",
  leftTitle: "Left out",
  leftNote_one: "{{count, number}} left out, {{why}}: {{names}}",
  leftNote_other: "{{count, number}} left out, {{why}}: {{names}}",
  pixels: {
    found: "{{columns}} columns look like the pixels of {{height}} × {{width}} pictures.",
    use: "Read as pictures",
    used: "Read from columns of pixels.",
    undo: "Read as a table",
  },
  leftOut: {
    notPicture: "not a PNG, JPEG or WebP picture",
    undecodable: "damaged, cannot be decoded",
    corrupt: "damaged in the zip",
    unreadable: "its bytes could not be read",
    encrypted: "encrypted",
    tooLarge: "over 100 megapixels or 100 MB",
    otherFormat: "in a format other than PNG, JPEG or WebP",
    noFolder: "not in the folder of a class",
    noLabel: "without a label in the table",
  },
  samplesOf: "Pictures of “{{name}}”",
  prepared: "Pixels are scaled by channel: mean 0 and standard deviation 1 over the training pictures.",
} as const;
