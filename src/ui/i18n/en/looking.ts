/** English words: looking at pictures, and into the network that judges them. */
export const looking = {
  pixelGrid: "{{height, number}} × {{width, number}} pixels",
  confused: {
    title: "Most confused",
    none: "Every picture of the test set was classified correctly.",
    summary_one:
      "{{count, number}} of {{total, number}} test pictures is misclassified. The most confident mistakes come first.",
    summary_other:
      "{{count, number}} of {{total, number}} test pictures are misclassified. The most confident mistakes come first.",
    pair: "{{actual}} taken for {{predicted}}",
    times_one: "{{count, number}} picture",
    times_other: "{{count, number}} pictures",
    tile: "Test picture, row {{row}}: {{actual}}, taken for {{predicted}} with {{confidence}}",
    more: "and {{count, number}} more",
    hint: "Choose a picture to see how the network processes it.",
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
    seesLabel: "The picture as the model receives it, {{height, number}} × {{width, number}} pixels",
    nothing: "Nothing drawn yet.",
    answer: "{{name}}, {{share}}",
    value: "Predicted: {{value}}",
    probabilities: "Probability of each class",
    cameraTitle: "Take a picture",
    cameraTake: "Take it",
    cameraLabel: "What the camera sees",
    cameraDenied:
      "The browser does not allow this page to use a camera. Allow it in the address bar, or choose a picture instead.",
    cameraMissing: "No camera was found ({{reason}}). Connect one, or choose a picture instead.",
    unreadable: "“{{name}}” is not a picture that this browser can read. Choose a PNG, JPEG or WebP file.",
    gone: "The model no longer exists. Run the study again.",
  },
  inside: {
    title: "Inside the network",
    summaryOf: "How the layers process {{what}}.",
    ofDrawing: "your picture",
    ofRow: "test picture {{row}} ({{actual}})",
    input: "The picture",
    filters: "Filters of the first layer",
    filtersHint:
      "What each filter looks for, {{size, number}} × {{size, number}} pixels: orange weights are positive, purple ones negative.",
    filtersHintColour:
      "What each filter looks for, {{size, number}} × {{size, number}} pixels, as colours; grey is zero.",
    filter: "Filter {{number, number}}, weights from {{low}} to {{high}}",
    maps: "Feature maps",
    mapsHint:
      "Where each feature is found: dark is low, yellow is high. All maps of a layer have the same scale.",
    mapsLayer: "Layer",
    map: "Feature {{number, number}}, mean {{mean}}, largest {{high}}",
    shown: "{{shown, number}} of {{count, number}} shown",
    noConvolution:
      "This network has no convolution: it reads the pixels as one row, and has no feature maps.",
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
