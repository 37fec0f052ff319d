import { lazyPart, type LazyPart } from "./offline/Part.tsx";

/*
 * Parts that the first view of the page does not need. Each part's code is a separate file, loaded when the part is first shown, or
 * earlier while the page is idle.
 */

export const MODEL_TAB = lazyPart("ModelTab", () => import("./panels/modelTab/ModelTab.tsx"));
export const DATA_TAB = lazyPart("DataTab", () => import("./panels/dataTab/DataTab.tsx"));

export const SEARCH_TAB = lazyPart("SearchTab", () => import("./panels/searchTab/SearchTab.tsx"));
export const CHART_WARM_UP = lazyPart("ChartWarmUp", () => import("./panels/searchTab/ChartWarmUp.tsx"));
export const TRIAL_BY_HAND = lazyPart("TrialByHand", () => import("./panels/searchTab/TrialByHand.tsx"));

export const MODEL_SECTION = lazyPart("ModelSection", () => import("./panels/rail/model/ModelSection.tsx"));
export const SPACE_SECTION = lazyPart("SpaceSection", () => import("./panels/rail/space/SpaceSection.tsx"));
export const SEARCH_SECTION = lazyPart(
  "SearchSection",
  () => import("./panels/rail/search/SearchSection.tsx"),
);

export const GENERATOR_CHOOSER = lazyPart(
  "GeneratorChooser",
  () => import("./panels/rail/data/source/GeneratorChooser.tsx"),
);
export const FILE_CHOOSER = lazyPart(
  "FileChooser",
  () => import("./panels/rail/data/source/FileChooser.tsx"),
);
export const FILE_NOTES = lazyPart("FileNotes", () => import("./panels/rail/data/FileNotes.tsx"));
export const WAYS_ON = lazyPart("WaysOn", () => import("./panels/rail/data/WaysOn.tsx"));
export const PICTURES_PREVIEW = lazyPart(
  "PicturesPreview",
  () => import("./panels/rail/data/pictures/PicturesPreview.tsx"),
);
export const PIXEL_OFFER = lazyPart(
  "PixelOffer",
  () => import("./panels/rail/data/pictures/PictureNotes.tsx"),
);
export const FIRST_ROWS = lazyPart("FirstRows", () => import("./panels/rail/data/FirstRows.tsx"));
export const SPLIT_BODY = lazyPart("SplitBody", () => import("./panels/rail/data/split/SplitBody.tsx"));
export const PREPARATION_BODY = lazyPart(
  "PreparationBody",
  () => import("./panels/rail/data/PreparationBody.tsx"),
);
export const EARLIER_STUDIES = lazyPart("EarlierStudies", () => import("./panels/runBar/EarlierStudies.tsx"));

export const COLUMN_SELECT = lazyPart("ColumnSelect", () => import("./controls/ColumnSelect.tsx"));
export const MESSAGES = lazyPart("MessageList", () => import("./panels/MessageList.tsx"));

export const TIP_BUBBLE = lazyPart("TipBubble", () => import("./controls/popup/TipBubble.tsx"));
export const FIELD_HELP = lazyPart("FieldHelp", () => import("./controls/popup/FieldHelp.tsx"));
export const SHARE_ITEMS = lazyPart("ShareItems", () => import("./panels/header/ShareItems.tsx"));
export const EXPORT_ITEMS = lazyPart("ExportItems", () => import("./panels/header/ExportItems.tsx"));
export const LANGUAGE_ITEMS = lazyPart("LanguageItems", () => import("./panels/header/LanguageItems.tsx"));
export const DATASET_DETAILS = lazyPart(
  "DatasetDetails",
  () => import("./panels/rail/data/DatasetDetails.tsx"),
);

/** Ordered by how early they are likely to be needed. */
export const PARTS: readonly Pick<LazyPart<object>, "preload">[] = [
  COLUMN_SELECT,
  TIP_BUBBLE,
  FIELD_HELP,
  SHARE_ITEMS,
  EXPORT_ITEMS,
  LANGUAGE_ITEMS,
  DATASET_DETAILS,
  SEARCH_TAB,
  MESSAGES,
  MODEL_SECTION,
  SPACE_SECTION,
  SEARCH_SECTION,
  SPLIT_BODY,
  PREPARATION_BODY,
  FIRST_ROWS,
  GENERATOR_CHOOSER,
  FILE_CHOOSER,
  FILE_NOTES,
  WAYS_ON,
  PICTURES_PREVIEW,
  PIXEL_OFFER,
  TRIAL_BY_HAND,
  EARLIER_STUDIES,
  DATA_TAB,
  MODEL_TAB,
];
