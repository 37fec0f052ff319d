export * from "./layout";
export * from "./outerProduct";
export * from "./product";
