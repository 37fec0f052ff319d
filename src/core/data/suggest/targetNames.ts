/**
 * Names of columns that people predict, and of columns that they predict from. In lower case, words separated by one blank. Data,
 * not code: to add a name, add a word.
 */

/** Names of a class to predict, in any table; more of them if rows are pictures. */
const SURE_LABELS = "label|labels|class|class label|target|targets|标签|类别|目标";
const LABELS = `${SURE_LABELS}|y`;
const PICTURE_LABELS = "classes|class name|category|species|breed|diagnosis|dx|类|品种|物种";

/**
 * Names that mean "target", in any table. Like the other lists, in English and Chinese, the most common also in German, French and
 * Spanish.
 */
const TARGETS = `${LABELS}|outcome|response|ground truth|dependent|dependent variable|target variable|目标值|目标变量|分类|结果|因变量`;

/** Outcomes, known only afterwards. */
const OUTCOMES =
  "survived|survival|survival status|died|death|deceased|death event|diagnosis|disease|heart disease|has disease|stroke|diabetes|hypertension|cancer|tumor|malignant|benign|" +
  "cardio|num|prognosis|malignancy|readmitted|recurrence|relapse|infected|covid|positive|severity|risk|risk level|credit risk|" +
  "churn|churned|exited|attrition|left|default|defaulted|default payment next month|loan default|loan status|loan approval|approved|approval|not fully paid|bad|good bad|" +
  "fraud|fraudulent|is fraud|isfraud|spam|is spam|sentiment|toxic|fake|sarcastic|converted|conversion|clicked|click|purchased|purchase|bought|subscribed|subscription|deposit|renewed|" +
  "passed|pass|admitted|admission|chance of admit|graduated|dropout|accepted|success|successful|failure|machine failure|failed|fault|won|winner|win|result|results|final result|" +
  "species|variety|breed|cultivar|quality|final score|final grade|g3|gpa|weather|rain tomorrow|raintomorrow|activity|genre|digit|" +
  "price|sale price|saleprice|selling price|house price|unit price|price usd|medv|median house value|house value|value|msrp|mpg|cost|costs|tip|fare amount|charges|expenses|premium|amount due|" +
  "salary|salary in usd|wage|wages|income|earnings|annual income|revenue|sales|weekly sales|item outlet sales|profit|demand|units sold|quantity sold|cnt|rentals|bike count|rented bike count|consumption|load|energy|power|appliances|" +
  "rings|strength|compressive strength|concrete compressive strength|yield|crop yield|crop|area burned|burned|trip duration|delay|arrival delay|arr delay|aqi|life expectancy|happiness score|" +
  "progression|disease progression|heating load|target wt|weight kg|shares|popularity|votes|views|bodyfat|body fat|mortality|" +
  "生存|存活|死亡|诊断|疾病|患病|流失|违约|欺诈|价格|房价|售价|总价|收入|工资|薪资|薪水|销量|销售额|成绩|总分|质量|品种|产量|购买|通过|录取|中签|ziel|zielvariable|zielgröße|klasse|ergebnis|cible|classe|étiquette|résultat|objetivo|clase|etiqueta|resultado|überlebt|gestorben|diagnose|krankheit|gekündigt|kündigung|abgewandert|ausfall|ausschuss|betrug|gekauft|kauf|bestanden|qualität|preis|verkaufspreis|kaufpreis|miete|umsatz|gehalt|lohn|einkommen|abschlussnote|ertrag|verbrauch|bewilligt|survécu|décès|diagnostic|maladie|résilié|fraude|a acheté|acheté|achat|réussi|qualité|prix|prix de vente|loyer|salaire|revenu|consommation|sobrevivió|murió|diagnóstico|enfermedad|compró|abandono|aprobado|calidad|precio|alquiler|salario|ventas|ingresos|consumo";

/** Properties to predict from, or to find rows by. */
const FEATURES =
  "age|sex|gender|name|first name|last name|surname|date|time|timestamp|datetime|year|month|day|hour|weekday|week|quarter|season|latitude|longitude|lat|lon|long|lng|zip|zipcode|postal code|zip code|" +
  "city|county|province|address|street|phone|email|url|ticket|cabin|embarked|deck|seat|x|z|x1|x2|width|length|depth|table|comment|comments|note|notes|description|remarks|" +
  "well|borehole|station|station id|site|sampling site|sampling point|地点|站点|测站|采样点|messstelle|standort|station de mesure|estación|" +
  "split|fold|index|number|unnamed|model year|car name|sib sp|sibsp|parch|pclass|who|alone|adult male|" +
  "姓名|名字|性别|年龄|日期|时间|年份|月份|年|月|日|城市|省份|地址|电话|邮箱|编号|序号|备注|说明|经度|纬度|alter|geschlecht|ort|stadt|land|plz|datum|vorname|nachname|kundennr|âge|sexe|ville|pays|code postal|nom|prénom|edad|sexo|ciudad|país|código postal|fecha|nombre|apellido";

/** Properties that are a feature as often as a target. */
const QUALITIES =
  "condition|kind|grade|rating|overall rating|score|performance|category|type|status|level|amount|percentage|duration|temperature|等级|种类|状态|评分|得分|单价";

/** Outcomes if they are numbers, otherwise features: a grade in German and French, a remark in English. */
export const NUMBER_OUTCOMES: ReadonlySet<string> = new Set(["note"]);

export type NameMeaning = "target" | "outcome" | "quality" | "feature";

export const NAME_MEANINGS: ReadonlyMap<string, NameMeaning> = new Map([
  ...words(FEATURES, "feature"),
  ...words(QUALITIES, "quality"),
  ...words(OUTCOMES, "outcome"),
  ...words(TARGETS, "target"),
]);

const SURE: ReadonlySet<string> = new Set(SURE_LABELS.split("|"));
const OF_PICTURES: ReadonlySet<string> = new Set(PICTURE_LABELS.split("|"));

/** Whether a column with this name almost always contains labels. */
export function isSureLabel(name: string): boolean {
  return SURE.has(wordsOfName(name));
}

/** Index of the column whose name suggests labels of pictures; -1: none. Beside "x", "y" is a position in a picture. */
export function pictureLabelAt(names: readonly string[]): number {
  const words = names.map(wordsOfName);
  const sure = words.findIndex((name) => SURE.has(name));
  if (sure >= 0) return sure;
  const likely = words.findIndex((name) => OF_PICTURES.has(name));
  return likely >= 0 || words.includes("x") ? likely : words.indexOf("y");
}

/** A unit after a name: "revenue_eur". */
const UNIT_AFTER =
  / (?:eur|euro|euros|usd|dollars?|gbp|chf|cny|rmb|inr|jpy|kg|g|t|cm|mm|m|km|m2|qm|sqm|sqft|years?|yrs|days|hours|min|pct|percent)$/;

/** The meaning of a name, without a trailing unit if the name with it is unknown. */
export function meaningOfName(words: string): NameMeaning | undefined {
  return NAME_MEANINGS.get(words) ?? NAME_MEANINGS.get(words.replace(UNIT_AFTER, ""));
}

/** A yes/no question. */
export const QUESTION = /^(?:is|has|had|was|did|will|can|should) |^是否|^有无|^能否|[吗？?]$/;

/** Longer names are cut to this before they are analysed. */
const LONGEST_NAME = 200;

/** The words of a name in lower case: "SalePrice", "sale_price" and "Sale Price ($)" are "sale price". */
export function wordsOfName(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .normalize("NFKC")
    .replaceAll(/[([{（【].*?[)\]}）】]/g, " ")
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}?？]+/gu, " ")
    .trim();
}

function words(list: string, meaning: NameMeaning): readonly (readonly [string, NameMeaning])[] {
  return list.split("|").map((word) => [word, meaning] as const);
}
