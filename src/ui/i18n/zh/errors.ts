import type { Words } from "../words.ts";
import type { errors as english } from "../en/errors.ts";
import { cnnErrors } from "./cnn.ts";

export const errors: Words<typeof english> = {
  csvEmpty: {
    what: "其中没有任何数据。",
    next: "请选择一个文件或粘贴一张表，需包含表头和至少十行数据。",
  },
  csvHeaderOnly: {
    what: "只有表头（{{columns}} 列），没有数据行。",
    next: "请重新导出包含数据行的表格，然后在此打开。",
  },
  csvRagged: {
    what: "{{of}} 行中有 {{odd}} 行不是 {{expected}} 个单元格。第一处是第 {{row}} 行，有 {{cells}} 个单元格：“{{value}}”。",
    next: "请点击“更正读取方式…”，说明单元格用什么分隔、表格从哪一行开始，或者重新导出为 CSV。",
  },
  csvLineTooLong: {
    what: "第 {{row}} 行超过 {{limit}} 个字符，表格的一行不会这么长。",
    next: "请检查文件的各行是否以换行符结尾，然后重新导出表格。",
  },
  csvOneColumn: {
    what: "只有一列“{{name}}”，没有可用来预测它的列。",
    next: "请使用至少两列的表格，以逗号、分号、制表符或竖线分隔。",
  },
  tableTooLarge: {
    what: "表格超出了本机上一张表格可占用的 {{limit}} MB 内存：大约只能容纳 {{rows}} 行。",
    next: "请读取其中的随机样本，或减少列数后再打开。",
  },
  csvBinary: {
    what: "它不是文本：其中有些字节不代表任何字符。",
    next: "若它来自电子表格或数据库，请在原程序中导出为 Excel（.xlsx）或 CSV，再打开。",
  },
  csvUndecodable: {
    what: "它的编码不是{{encoding}}：其中有该编码无法表示的字节。",
    next: "请选择其他编码，或将文件另存为 UTF-8 后重新打开。",
  },
  fileDamaged: {
    what: "“{{name}}”已损坏：其中的 {{format}} 数据不完整或无效。",
    next: "请重新下载或导出该文件，再在此打开。",
  },
  fileInflatesTooLarge: {
    what: "“{{name}}”声称解压后达到 {{megabytes}} MB 或更多，上限为 {{limit}} MB。",
    next: "请减少其中的行数或列数，重新保存后再打开。",
  },
  fileGrowsTooMuch: {
    what: "“{{name}}”解压后至少有 {{megabytes}} MB，是原大小的 {{times}} 倍，只有为占满内存而制作的文件才会如此。",
    next: "若您信任该文件，请在您的电脑上解压，再打开其中的表格。",
  },
  fileUnsupported: {
    what: "“{{name}}”是{{format}}，此处无法读取。",
    next: "{{advice}}",
  },
  entryDamaged: {
    what: "“{{name}}”中的“{{path}}”已损坏：解压结果与打包时的内容不同。",
    next: "请重新下载或打包该文件，再在此打开。",
  },
  entryEncrypted: {
    what: "“{{name}}”中的“{{path}}”已加密。",
    next: "请用密码解压，或取消密码后另存，再打开。",
  },
  zipWithoutTable: {
    what: "“{{name}}”是 Microsoft Office 文件，但不是 Excel 工作簿（.xlsx）。",
    next: "请用原来的程序打开它，把其中的表格复制到电子表格，另存为 Excel（.xlsx）或 CSV，再在此打开。",
  },
  sheetMissing: {
    what: "“{{name}}”中没有工作表“{{sheet}}”。",
    next: "请重新打开该文件，再选择其中的工作表。",
  },
  arffUnreadable: {
    what: "“{{name}}”是 ARFF 文件，但第 {{row}} 行无法读取：“{{value}}”。",
    next: "每一列都需要一行声明，如“@attribute width numeric”，数据之前要有“@data”。请改正该行后重新打开。",
  },
  tooManyColumns: {
    what: "它至少有 {{columns}} 列，此处最多读取 {{limit}} 列。",
    next: "请只保留重要的列；若列其实是记录，请先转置表格，再打开。",
  },
  jsonBroken: {
    what: "“{{name}}”以 JSON 开头，但第 {{row}} 行不是有效的 JSON。",
    next: "请修正该行，或重新导出文件。",
  },
  jsonComment: {
    what: "“{{name}}”是 JSON，但第 {{row}} 行有注释“{{text}}”，而 JSON 不允许注释。",
    next: "请删除注释后重新打开。",
  },
  jsonNotTable: {
    what: "“{{name}}”是 JSON，但不是表格：应为一组记录。",
    next: "请使用由键相同的对象组成的列表，或每行一个对象。",
  },
  jsonIsStudy: {
    what: "“{{name}}”是本页保存的研究，不是表格。",
    next: "要从其中的试验学习，请先选择该研究的数据，再在设置中打开此文件：“搜索”下的“之前的试验”，“来自研究文件…”。",
  },
  jsonKeysDiffer: {
    what: "它的 {{records}} 条记录共有 {{keys}} 个不同的键，平均每条约 {{own}} 个。每个键都会成为一列，几乎所有单元格都是空的。",
    next: "如果这些键其实是取值（如编号或日期），请把每个取值另存为一条记录，用一个字段存键、一个字段存值；否则请只保留多数记录都有的键。",
  },
  jsonTooLong: {
    what: "它是一整段 {{megabytes}} MB 的 JSON，上限为 {{limit}} MB。",
    next: "请另存为可以逐段读取的 JSON Lines（每行一个对象）、CSV 或 Parquet。",
  },
  filesDiffer: {
    what: "“{{name}}”没有“{{other}}”中的“{{column}}”列。",
    next: "一起打开的文件必须有相同的列：请单独打开其中一个，或修正它的表头。",
  },
  filesBeside: {
    what: "“{{name}}”与“{{other}}”行数相同而列不同，看来存放的是这些行的标签。",
    next: "请把标签列复制到“{{other}}”中再打开，或只打开“{{other}}”。",
  },
  fileUnreadable: {
    what: "无法读取“{{name}}”：{{reason}}。",
    next: "请确认文件仍然存在且未被其他程序占用，然后重新打开。",
  },
  picturesNoFolders: {
    what: "“{{name}}”中有 {{pictures}} 张图片，但没有一张放在以类别命名的文件夹里。",
    next: "请把每个类别的图片放进以类别命名的文件夹（如 cat/ 与 dog/），再打开它们的上级文件夹或其 zip。",
  },
  labelsNameNone: {
    what: "“{{name}}”没有列出与它在一起的任何图片：其首行以“{{value}}”开头，而第一张图片是“{{path}}”。",
    next: "其中一列应是图片的文件名（如 0001.png 或 0001），另一列是图片的类别。请改正该表格，或将每个类别的图片各放入一个文件夹。",
  },
  picturesOneClass: {
    what: "“{{name}}”的 {{pictures}} 张图片都在同一个文件夹“{{folder}}”里，没有可区分的类别。",
    next: "请打开包含所有类别文件夹的上级文件夹，或其 zip。",
  },
  picturesNoneReadable: {
    what: "“{{name}}”的 {{pictures}} 张图片都无法使用。第一张“{{path}}”的原因：{{why}}。",
    next: "请把图片另存为 PNG、JPEG 或 WebP，确认能在本浏览器中打开，再重新打包。",
  },
  zipUnusable: {
    what: "“{{name}}”中既没有图片也没有表格（共 {{files}} 个文件）。",
    next: "请打包图片（PNG、JPEG 或 WebP），每个类别一个文件夹；或打包 CSV、Excel（.xlsx）、Parquet、JSON 表格。",
  },
  zipNotAlone: {
    what: "“{{name}}”中是图片，但与其他文件一起打开。",
    next: "请单独打开它。训练用和测试用的图片可放进同一个 zip：在各类别的文件夹之外再分 train 和 test 两个文件夹。",
  },
  spriteLabelsUnreadable: {
    what: "“{{name}}”没有说明拼图中每一格是什么。",
    next: '请逐行列出每格的标签：JSON 列表，如 ["cat", "dog", …]；或带表头、每行一个标签的 CSV。',
  },
  spriteTilesUnclear: {
    what: "{{height}} × {{width}} 像素的图片“{{name}}”无法切成对应 {{labels}} 个标签的小格。",
    next: "请逐行为每格给出标签，并在 JSON 文件中于 “labels” 旁用 “tile” 写明小格边长。",
  },
  spriteUnreadable: {
    what: "图片“{{name}}”无法使用：{{why}}。",
    next: "请另存为 PNG，确认能在本浏览器中打开，再与标签一起打开。",
  },
  targetMissing: {
    what: "没有名为“{{target}}”的列可供预测。",
    next: "请从列表中选择目标列。",
  },
  targetOneClass: {
    what: "“{{target}}”的每一行都是“{{value}}”，只有一个类别，无从学习。",
    next: "请选择其他目标列，或加入第二个类别的数据行。",
  },
  targetNotNumeric: {
    what: "回归需要数值，但“{{target}}”第 {{row}} 行为“{{value}}”。",
    next: "请将任务改为分类、修正该单元格，或选择数值型目标列。",
  },
  targetNotPositive: {
    what: "“{{target}}”的最小值为 {{value}}，只有大于 0 的值才有对数。",
    next: "请直接预测原值，或修正文件中的数据。",
  },
  targetConstant: {
    what: "“{{target}}”每一行都是 {{value}}，没有可预测的内容。",
    next: "请选择取值有变化的目标列。",
  },
  targetTooManyClasses: {
    what: "“{{target}}”有 {{classes}} 个类别，最多支持 {{limit}} 个。",
    next: "请选择其他要预测的列。如果多数行的取值各不相同，它就是名称或编号：一行数据学不出一个类别。",
  },
  targetTooManyNumbers: {
    what: "“{{target}}”有 {{classes}} 个不同的数值，作为类别最多支持 {{limit}} 个。",
    next: "若它表示数量，请将任务改为回归；否则请选择其他要预测的列。",
  },
  targetAllMissing: {
    what: "“{{target}}”的所有行都缺失。",
    next: "请选择其他目标列。",
  },
  noUsableFeatures: {
    what: "没有可用于预测的列；已排除、文本或常量列：{{excluded}}。",
    next: "请在列表中至少启用一列，或更正某一列的类型。",
  },
  tooFewRows: {
    what: "有目标值的数据只有 {{rows}} 行，至少需要 {{needed}} 行。",
    next: "请增加数据行：有几百行时，得分才开始有意义。",
  },
  classTooSmall: {
    what: "“{{target}}”的类别“{{value}}”只有 {{rows}} 行，至少需要 {{needed}} 行才能让每一部分都包含它。",
    next: "请增加该类别的数据、将其与其他类别合并，或关闭“保持类别比例”。",
  },
  tooManyFolds: {
    what: "对这些数据而言 {{folds}} 折过多：每一折至少要有两行验证数据；保持类别比例时，还须包含每个类别。",
    next: "请选择不超过 {{most}} 折（1 表示留出验证）、增加数据行，或关闭“保持类别比例”。",
  },
  splitColumnMissing: {
    what: "没有用于划分数据行的列“{{column}}”。",
    next: "请在“划分”中选择其他列，或改为随机划分。",
  },
  splitColumnTarget: {
    what: "“{{column}}”是预测目标，不能按它划分数据行。",
    next: "请在“划分”中选择其他列，或选择其他目标列。",
  },
  groupsTooFew: {
    what: "“{{column}}”只有 {{groups}} 个组，而要使同一组不进入两个部分，至少需要 {{needed}} 个组。",
    next: "请减少折数、按组数更多的列划分，或改为随机划分。",
  },
  groupTooLarge: {
    what: "“{{column}}”的组“{{value}}”占了大部分数据（{{all}} 行中的 {{rows}} 行），各部分无法相似。",
    next: "请按组更小的列划分，或改为随机划分。",
  },
  timeColumnUnordered: {
    what: "“{{column}}”的类型为{{kind}}，没有时间顺序。",
    next: "请选择数字或日期列、更正其类型，或使用数据行的顺序。",
  },
  testTargetMissing: {
    what: "测试文件中没有任何一行有“{{target}}”的值，无法据此评判。",
    next: "请在测试文件中补上真实值，或只打开训练文件。",
  },
  kindImpossible: {
    what: "“{{column}}”无法作为{{kind}}读取：第 {{row}} 行为“{{value}}”。",
    next: "请保留自动识别的类型，或在文件中修正该单元格。",
  },
  tooManyFeatures: {
    what: "编码后有 {{features}} 个特征，超出上限 {{limit}}。",
    next: "请排除一些列，或在“预处理”中保留更少的特征。",
  },
  generatorInvalid: {
    what: "无法生成 {{field}} = {{value}}：{{rule}}。",
    next: "请修改该值，数据会立即重新生成。",
  },
  settingNotANumber: {
    what: "{{setting}}：“{{value}}”不是数字。",
    next: "请输入数字，例如 0.01 或 1e-3。",
  },
  settingOutOfBounds: {
    what: "{{setting}}：不能为 {{value}}。",
    next: "请输入 {{low}} 到 {{high}} 之间的{{number}}。",
  },
  rangeReversed: {
    what: "{{setting}}：下限 {{low}} 大于上限 {{high}}。",
    next: "请交换两者，或提高上限。",
  },
  rangeLogNotPositive: {
    what: "{{setting}}：对数刻度的下限不能为 {{low}}。",
    next: "请使用大于 0 的下限，或关闭对数刻度。",
  },
  rangeStepInvalid: {
    what: "{{setting}}：步长 {{step}} 不适用于 {{low}} 到 {{high}}。",
    next: "步长应大于 0 且不超过范围宽度，并且不能与对数刻度同时使用。",
  },
  choicesEmpty: {
    what: "{{setting}}：没有可供搜索的选项。",
    next: "请至少勾选一个选项，或改回单个值。",
  },
  choicesRepeated: {
    what: "{{setting}}：选项 {{value}} 重复。",
    next: "请让每个选项只出现一次。",
  },
  budgetMissing: {
    what: "搜索没有终点：未设置试验次数、时长、目标得分或剩余改进。",
    next: "请至少设置其中一项；有多个优化目标时，请设置前三项之一。",
  },
  constraintUnreadable: {
    what: "无法读取规则“{{text}}”：第 {{at}} 个字符处的“{{found}}”不应出现在那里。",
    next: "请写成设置之间的比较，例如 units2 <= units1；需要时用 and、or、not 连接。",
  },
  constraintEmpty: {
    what: "有一条规则是空的。",
    next: "请写成比较，例如 units2 <= units1，或移除该规则。",
  },
  constraintUnfinished: {
    what: "规则“{{text}}”不完整。",
    next: "请写出完整的比较，例如 units2 <= units1。",
  },
  constraintUnknownName: {
    what: "规则“{{text}}”中的“{{name}}”不是设置的名称。",
    next: '请使用规则下方列出的名称。文字需加引号，例如 optimizer == "adam"。',
  },
  constraintNoChoice: {
    what: "规则“{{text}}”将 {{name}} 与 {{value}} 比较，而它不可能取这个值。",
    next: "请将 {{name}} 与它的可选值之一比较：{{choices}}。",
  },
  constraintNoNumber: {
    what: "规则“{{text}}”把 {{found}} 当作数字，但它不是数字。",
    next: "大小比较和计算只能用于数字；文字只能用 == 或 != 与有可选值的设置比较。",
  },
  constraintTooLong: {
    what: "规则“{{text}}”有 {{characters}} 个字符，超过每条规则的上限 {{limit}}。",
    next: "请缩短它，或将 and 连接的部分拆成两条规则。",
  },
  constraintsTooMany: {
    what: "{{constraints}} 条规则太多，一次搜索最多 {{limit}} 条。",
    next: "请删除一些，或用 and 合并。",
  },
  spaceInfeasible: {
    what: "未找到满足所有规则的配置。",
    next: "请放宽或删除某条规则，或扩大它涉及的范围。",
  },
  objectivesTooMany: {
    what: "{{objectives}} 个优化目标太多，上限为 {{limit}} 个。",
    next: "请删除其中一个，或把它改为限制。",
  },
  measureRepeated: {
    what: "{{measure}}已是优化目标之一。",
    next: "请换一个指标，或删除这个优化目标。",
  },
  measureUnfit: {
    what: "{{measure}}不适用于{{task}}。",
    next: "请换一个指标，或删除这一行。",
  },
  measureUnknown: {
    what: "所选的学习器并非都有{{measure}}。",
    next: "请换一个指标，或只选择有它的学习器。",
  },
  engineUnavailable: {
    what: "此处无法使用 {{engine}}：{{reason}}。",
    next: "请将引擎设为“自动”，或使用新版 Chrome 或 Edge。",
  },
  gpuLost: {
    what: "{{engine}} 训练时图形设备丢失：{{reason}}。",
    next: "请重新运行；若再次出现，请将引擎设为 CPU。",
  },
  workerCrashed: {
    what: "页面的一个工作线程意外停止：{{reason}}。",
    next: "请尝试更小的模型或更少的并行数。",
  },
  workerHung: {
    what: "页面的一个工作线程 {{seconds}} 秒无响应，已被终止。",
    next: "请尝试更小的模型、更大的批量大小或更少的并行数。",
  },
  lossNotFinite: {
    what: "第 {{epoch}} {{unit}}的损失变为 {{loss}}。",
    next: "请降低学习率，或降低其搜索范围的上限。",
    nextWithoutRate: "请在“数据”标签页中查看是否有过大的数值，或不在搜索中使用该学习器。",
  },
  lossNotFiniteInFold: {
    what: "第 {{epoch}} {{unit}}的损失变为 {{loss}}（第 {{fold}} 折，第 {{repeat}} 次重复）。",
    next: "请降低学习率，或降低其搜索范围的上限。",
  },
  measureNotFinite: {
    what: "该配置的{{measure}}为 {{result}}，无法比较。",
    next: "请降低学习率，或更换优化目标：某些指标要求验证行中有不止一个类别。",
  },
  modelTooLarge: {
    what: "模型将有 {{parameters}} 个参数，上限为 {{limit}}。",
    next: "请减少层数或单元数。",
  },
  modelNeedsMemory: {
    what: "训练该模型需要 {{megabytes}} MB 内存，超出引擎在此设备上可用的范围。",
    next: "请减小批量大小，或减少层数、单元数或滤波器数。",
  },
  dataNeedsMemory: {
    what: "准备好的数据需要 {{megabytes}} MB 内存，超出引擎在此设备上可用的范围。",
    next: "请减少折数或列数，或换用其他引擎。",
  },
  memoryRefused: {
    what: "浏览器没有再为此页面分配用于训练的内存。",
    next: "请减少并行数，或关闭此页面的其他标签页，然后重新运行。",
  },
  ...cnnErrors,
  layerImpossible: {
    what: "第 {{layer}} 层（{{kind}}）无法接受 {{input}} 的输入。",
    next: "请使用更小的窗口，或减少它之前的层。",
  },
  everyTrialFailed: {
    what: "全部 {{failed}} 次试验均失败。最后一次：{{reason}}。",
    next: "请降低学习率、使用更小的模型或更换引擎，然后重新运行。",
  },
  samplerFailed: {
    what: "采样器无法给出配置：{{reason}}。",
    next: "请改用随机采样器重新运行，或缩小搜索空间。",
  },
  finalEvaluationFailed: {
    what: "无法在测试集上评估最佳模型：{{reason}}。",
    next: "试验结果已保留：请在“模型”页点“立即评判”。",
  },
  paramOutsideSpace: {
    what: "{{setting}} = {{value}} 不在搜索空间内。",
    next: "请输入范围内的值，或扩大范围。",
  },
  paramsInfeasible: {
    what: "该配置违反了设置之间的规则。",
    next: "请修改某个值，或在“搜索”中修改规则。",
  },
  studyFileUnreadable: {
    what: "无法将“{{name}}”读作研究：{{reason}}。",
    next: "请选择在此处保存为 JSON 的研究。",
  },
  studyFileOther: {
    what: "“{{name}}”属于另一项研究：其{{aspect}}为 {{theirs}}，此处为 {{ours}}，得分无法比较。",
    next: "请先选择相同的数据、目标列和优化目标，或换一个文件。",
  },
  studyFileEmpty: {
    what: "“{{name}}”中没有可供学习的已完成试验。",
    next: "请选择含有已完成试验的研究。",
  },
  linkUnreadable: {
    what: "链接中的以下部分无法使用，已忽略：{{part}}。",
    next: "运行前请检查设置，或重新索取链接。",
  },
  linkNeedsFile: {
    what: "该链接用到文件“{{name}}”，而链接本身不包含文件。",
    next: "请在此打开该文件，以得到相同的研究。",
  },
  linkOtherFile: {
    what: "此“{{name}}”与创建链接时的文件不同。",
    next: "研究结果可能不同；请打开原始文件以得到相同的研究。",
  },
  linkFileUnused: {
    what: "“{{name}}”不是创建链接时所用的文件“{{linked}}”，因此未采用链接中对各列的设置。",
    next: "请打开原始文件（文件名可以不同），以得到相同的研究。",
  },
  fileChanged: {
    what: "浏览器不再允许页面读取“{{name}}”：该文件在选中之后被修改、移动或删除了。",
    next: "请重新打开它。",
  },
  partNotLoaded: {
    what: "页面的一部分无法加载：服务器无法访问，或页面已发布新版本。已加载的部分仍可使用。",
    next: "请重试。若仍然失败，请先用“导出”保存研究，再刷新页面。",
  },
  partOffline: {
    what: "网络已断开，而页面的这一部分尚未加载。已加载的部分仍可使用。",
    next: "请连接网络后重试。",
  },
  unexpected: {
    what: "发生意外情况：{{reason}}。",
    next: "请刷新页面后重试；若再次出现，请附上这句话反馈给我们。",
  },
};
