export * from "./binning";
export * from "./boost";
export * from "./grow";
export * from "./sample";
export * from "./state";
export { setBitPlaces } from "./histogram";
