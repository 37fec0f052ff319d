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
  sizeHelp: "每张图片缩小到的高与宽：每个像素取其覆盖区域的平均值。",
  colour: "色彩",
  colourHelp: "按亮度（Rec. 709）转为灰度，或保留红、绿、蓝。先转换到 sRGB，透明部分变为白色。",
  colourChoices: {
    grey: "灰度",
    colour: "彩色",
  },
  fit: "形状",
  fitHelp: "裁剪保留中间的正方形；填充保留整张图片，空余处填以边缘的平均颜色。",
  fits: {
    crop: "裁剪",
    pad: "填充",
  },
  folder: "图片文件夹",
  formats: "图片：每个类别一个子文件夹的文件夹或 zip，PNG、JPEG 或 WebP",
  sample: "从 {{pictures}} 张图片中随机抽取 {{rows}} 张，各类别比例不变：此尺寸下内存放不下更多。",
  leftTitle: "未使用",
  leftNote_one: "{{count, number}} 张未使用，{{why}}：{{names}}",
  leftNote_other: "{{count, number}} 张未使用，{{why}}：{{names}}",
  pixels: {
    found: "{{columns}} 列看起来是 {{height}} × {{width}} 图片的像素。",
    use: "读作图片",
    used: "由像素列读取。",
    undo: "读作表格",
  },
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
