/** English words: the settings of convolutional networks, and their drawing. Parts of the catalogue of the model. */
export const cnnSettings = {
  blocks: {
    label: "Blocks",
    help: "How many blocks of convolutions and pooling follow one another.",
  },
  filters1: { label: "Filters, block 1", help: "How many patterns the first block looks for." },
  filters2: {
    label: "Filters, block 2",
    help: "How many patterns the second block looks for, if it exists.",
  },
  filters3: {
    label: "Filters, block 3",
    help: "How many patterns the third block looks for, if it exists.",
  },
  filters4: {
    label: "Filters, block 4",
    help: "How many patterns the fourth block looks for, if it exists.",
  },
  convolutions: {
    label: "Convolutions per block",
    help: "How many convolutions each block has before its pooling.",
  },
  kernel: {
    label: "Kernel size",
    help: "Height and width, in pixels, of the window a convolution looks through.",
  },
  stride: {
    label: "Stride",
    help: "How many pixels the window of each block's first convolution moves at a time; the others move by one.",
  },
  padding: {
    label: "Padding",
    help: "“Same” adds zeros around the picture, so that it keeps its size; “valid” adds none, and the picture shrinks.",
  },
  pooling: {
    label: "Pooling",
    help: "Shrinks the picture after each block: each window becomes its largest value, or its average.",
  },
  poolSize: {
    label: "Pool size",
    help: "Height and width, in pixels, of the windows that pooling shrinks to one.",
  },
  head: {
    label: "After the blocks",
    help: "“Flatten” passes every value on; “global average” only the mean of each filter, which needs far fewer parameters.",
  },
  denseLayers: {
    label: "Dense layers",
    help: "How many fully connected layers lie between the blocks and the output.",
  },
  denseUnits: { label: "Dense units", help: "How many neurons each of the dense layers has." },
  flip: {
    label: "Flip",
    help: "Mirrors half of the training pictures. Not for pictures whose meaning changes when mirrored, such as digits.",
  },
  shift: {
    label: "Shift",
    help: "Moves training pictures by up to this share of their height and width.",
  },
  rotate: {
    label: "Rotate",
    help: "Rotates training pictures by up to this many degrees in either direction.",
  },
  zoom: { label: "Zoom", help: "Makes training pictures larger or smaller by up to this share." },
  brightness: {
    label: "Brightness",
    help: "Makes training pictures lighter or darker by up to this many standard deviations of their pixels.",
  },
} as const;

export const cnnChoices = {
  mlp: "Network (MLP)",
  cnn: "Network (CNN)",
  same: "Same",
  valid: "Valid",
  max: "Maximum",
  average: "Average",
  none: "None",
  flatten: "Flatten",
  globalAverage: "Global average",
  horizontal: "Left–right",
  vertical: "Upside down",
  both: "Both",
} as const;

export const cnnDrawing = {
  title: "Convolutional network, layer by layer",
  layer: "Layer",
  gives: "Gives",
  parameters: "Parameters",
  input: "Pictures",
  block: "Block {{block}}",
  convolution: "Conv {{kernel}}",
  maxPool: "Max pool {{size}}",
  averagePool: "Average pool {{size}}",
  pool: "Pool {{size}}",
  flatten: "Flatten",
  globalAverage: "Global mean",
  head: "Flatten or mean",
  dense: "Dense {{index}}",
  output: "Output",
  optional: "in some networks",
  doesNotFit: "does not fit",
} as const;

export const cnnSpace = {
  small: "Filters of two blocks, dense units and the learning rate.",
  medium: "Blocks, filters, kernel, dense units, dropout and learning rate.",
  large: "Nearly everything: architecture, augmentation, regularisation and training.",
} as const;

export const cnnSummary = {
  blocksOne: "CNN, 1 block",
  blocks: "CNN, {{blocks}} blocks",
  either: "MLP or CNN",
} as const;

export const cnnErrors = {
  kernelTooLarge: {
    what: "In block {{block}} a convolution of {{window}} × {{window}} pixels does not fit into the {{input}} that are left.",
    next: "Choose a smaller kernel, fewer blocks, or padding “same”.",
  },
  poolTooLarge: {
    what: "In block {{block}} pooling {{window}} × {{window}} pixels does not fit into the {{input}} that are left.",
    next: "Choose fewer blocks, smaller pools or strides, or larger pictures.",
  },
} as const;
