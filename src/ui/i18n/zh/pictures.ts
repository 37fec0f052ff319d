import type { Words } from "../words.ts";
import type { pictures as english } from "../en/pictures.ts";

export const pictures: Words<typeof english> = {
  title: "图片",
  count_one: "{{count, number}} 张图片",
  count_other: "{{count, number}} 张图片",
  classes_one: "{{count, number}} 个类别",
  classes_other: "{{count, number}} 个类别",
  shape: "{{height}} × {{width}}，{{colour}}",
  colours: {
    grey: "灰度",
    colour: "彩色",
  },
  summary: "{{pictures}} · {{shape}} → {{target}}",
  size: "尺寸",
  samples: { label: "图片数", help: "生成多少张图片。" },
  samplesOf: "“{{name}}”的图片",
  prepared: "像素按通道缩放：在训练图片上均值为 0，标准差为 1。",
};
