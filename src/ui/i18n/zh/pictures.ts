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
  leftOut: {
    notPicture: "不是 PNG、JPEG 或 WebP",
    undecodable: "已损坏，无法解码",
    unreadable: "无法读取其内容",
    encrypted: "已加密",
    tooLarge: "超过 1 亿像素或 100 MB",
    otherFormat: "不是 PNG、JPEG 或 WebP 格式",
    noFolder: "不在任何类别的文件夹中",
  },
  samplesOf: "“{{name}}”的图片",
  prepared: "像素按通道缩放：在训练图片上均值为 0，标准差为 1。",
};
