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
  leftOut: {
    notPicture: "no PNG, JPEG or WebP",
    undecodable: "damaged, it does not decode",
    unreadable: "its bytes could not be read",
    encrypted: "encrypted",
    tooLarge: "over 100 megapixels or 100 MB",
    otherFormat: "another format than PNG, JPEG or WebP",
    noFolder: "not in the folder of a class",
  },
  samplesOf: "Pictures of “{{name}}”",
  prepared: "Pixels are scaled by channel: mean 0 and standard deviation 1 over the training pictures.",
} as const;
