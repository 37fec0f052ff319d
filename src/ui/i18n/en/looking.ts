/** English words: looking at pictures, and into the network that judges them. */
export const looking = {
  pixelGrid: "{{height, number}} × {{width, number}} pixels",
  confused: {
    title: "Most confused",
    none: "No picture of the test set was mistaken.",
    summary_one:
      "{{count, number}} of {{total, number}} test pictures is mistaken. The surest mistakes stand first.",
    summary_other:
      "{{count, number}} of {{total, number}} test pictures are mistaken. The surest mistakes stand first.",
    pair: "{{actual}} taken for {{predicted}}",
    times_one: "{{count, number}} picture",
    times_other: "{{count, number}} pictures",
    tile: "Test picture, row {{row}}: {{actual}}, taken for {{predicted}} with {{confidence}}",
    more: "and {{count, number}} more",
    hint: "Choose a picture to see what the network makes of it.",
  },
  tryIt: {
    title: "Try it",
    summary: "Draw, choose a picture or take one: the best model answers at once.",
    pad: "Drawing pad. Draw with a mouse, a finger or a pen; by keyboard, choose a file instead.",
    padHint: "Draw here",
    filled: "The shapes of this set are filled: fill in what you draw.",
    clear: "Clear",
    file: "Choose a picture",
    camera: "Camera",
    cutOut: "Cut out the subject, as in the set",
    sees: "What the model sees",
    seesLabel: "The picture as the model gets it, {{height, number}} × {{width, number}} pixels",
    nothing: "Nothing drawn yet.",
    answer: "{{name}}, {{share}}",
    value: "Predicted: {{value}}",
    probabilities: "Probability of each class",
    cameraTitle: "Take a picture",
    cameraTake: "Take it",
    cameraLabel: "What the camera sees",
    cameraDenied:
      "The browser does not let this page use a camera. Allow it in the address bar, or choose a picture instead.",
    cameraMissing: "No camera was found ({{reason}}). Connect one, or choose a picture instead.",
    unreadable: "“{{name}}” is no picture this browser can read. Choose a PNG, JPEG or WebP file.",
    gone: "The model is no longer there. Run the study again.",
  },
  inside: {
    title: "Inside the network",
    summaryOf: "What the layers make of {{what}}.",
    ofDrawing: "your picture",
    ofRow: "test picture {{row}} ({{actual}})",
    input: "The picture",
    filters: "Filters of the first layer",
    filtersHint:
      "What each filter looks for, {{size, number}} × {{size, number}} pixels: orange adds, purple takes away.",
    filtersHintColour:
      "What each filter looks for, {{size, number}} × {{size, number}} pixels, as colours; grey is nothing.",
    filter: "Filter {{number, number}}, weights from {{low}} to {{high}}",
    maps: "Feature maps",
    mapsHint:
      "Where each feature is found: dark is little, yellow is much. One scale for all maps of a layer.",
    mapsLayer: "Layer",
    map: "Feature {{number, number}}, mean {{mean}}, largest {{high}}",
    shown: "{{shown, number}} of {{count, number}} shown",
    noConvolution: "This network has no convolution: it sees the pixels in a row, and has no feature maps.",
    layers: {
      conv2d:
        "{{layer, number}}: convolution, {{channels, number}} of {{height, number}} × {{width, number}}",
      activation:
        "{{layer, number}}: activation, {{channels, number}} of {{height, number}} × {{width, number}}",
      maxPool2d: "{{layer, number}}: pooling, {{channels, number}} of {{height, number}} × {{width, number}}",
      averagePool2d:
        "{{layer, number}}: pooling, {{channels, number}} of {{height, number}} × {{width, number}}",
    },
  },
} as const;
