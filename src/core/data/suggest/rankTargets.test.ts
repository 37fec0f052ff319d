import { describe, expect, it, test } from "vitest";
import type { ColumnSummary } from "../table/dataset.ts";
import { findCopies, type CopiedColumn } from "./findCopies.ts";
import { rankTargets } from "./rankTargets.ts";

const ROWS = 800;

/**
 * A column as "name:kind": n a measurement, i5 a whole number of 5 values, c3 a category of 3 levels, o4 an order of 4, b yes or no, t text,
 * d a date, k constant, id different in every row.
 */
function column(text: string): ColumnSummary {
  const at = text.lastIndexOf(":");
  const [name, kind] = at < 0 ? [text, "n"] : [text.slice(0, at), text.slice(at + 1)];
  const count = Number(kind.slice(1));
  const base = { name, missing: 0, levels: [], histogram: [], numeric: null };
  const numeric = (min: number, max: number) => ({ min, max, mean: (min + max) / 2, sd: (max - min) / 4 });
  const typed = {
    n: { kind: "number", distinct: 500, numeric: numeric(0.5, 99.5) },
    i: { kind: kind === "id" ? "number" : "number", distinct: count, numeric: numeric(0, count - 1) },
    c: { kind: "category", distinct: count },
    o: { kind: "ordered", distinct: count },
    b: { kind: "boolean", distinct: 2 },
    t: { kind: "text", distinct: 700 },
    d: { kind: "date", distinct: 300 },
    k: { kind: "constant", distinct: 1 },
  } as const;
  if (kind === "id") {
    return { ...base, kind: "number", inferredKind: "number", distinct: ROWS, numeric: numeric(1, ROWS) };
  }
  const found = typed[kind[0] as keyof typeof typed];
  return { ...base, inferredKind: found.kind, ...found };
}

function renamed(name: string): CopiedColumn {
  return { name, sameValues: false };
}

/** Columns with the same content in a well-known table. */
function copiesIn(columns: readonly ColumnSummary[]): ReadonlyMap<string, readonly CopiedColumn[]> {
  const names = new Set(columns.map(({ name }) => name));
  const pairs = [
    ["pclass", "class"],
    ["survived", "alive"],
    ["embarked", "embark_town"],
    ["code", "ripe"],
  ] as const;
  const copies = new Map<string, readonly CopiedColumn[]>();
  for (const [a, b] of pairs)
    if (names.has(a) && names.has(b)) copies.set(a, [renamed(b)]).set(b, [renamed(a)]);
  return copies;
}

const pixels = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `pixel${from + i}:i200`).join(" ");

/** Headers of well-known tables, columns separated by blanks or semicolons, and the columns that people predict. */
const TABLES: readonly (readonly [table: string, header: string, target: string])[] = [
  ["customers in German", "Kundennr:id Alter Umsatz Gekündigt:b Ort:c3", "Gekündigt"],
  ["wine in German", "Alkohol pH Zucker Qualität:i6 Sorte:c2", "Qualität"],
  ["customers in French", "âge sexe:c2 revenu a_acheté:b ville:c9", "a_acheté"],
  ["flats in Spanish", "superficie habitaciones:i6 precio color:c3", "precio"],
  ["patients in German", "Blutdruck Alter Krankheit:c3 Raucher:b", "Krankheit"],
  ["measurements at wells", "well:c12 arsenic lead ph", "ph"],
  ["measurements at stations in Chinese", "测站:c8 溶解氧 浊度", "浊度"],
  ["sales in euros", "store:i9 promo:i2 revenue_eur week:i52", "revenue_eur"],
  ["iris", "sepal_length sepal_width petal_length petal_width species:c3", "species"],
  ["iris of Kaggle", "Id:id SepalLengthCm SepalWidthCm PetalLengthCm PetalWidthCm Species:c3", "Species"],
  [
    "penguins",
    "species:c3 island:c3 bill_length_mm bill_depth_mm flipper_length_mm body_mass_g sex:c2",
    "species",
  ],
  ["wine, class first", "Class:i3 Alcohol Malic_acid Ash Alcalinity Magnesium Phenols Proline", "Class"],
  [
    "wine quality",
    "fixed acidity;volatile acidity;citric acid;chlorides;pH;sulphates;alcohol;quality:i6",
    "quality",
  ],
  [
    "breast cancer",
    "id:id diagnosis:c2 radius_mean texture_mean perimeter_mean area_mean Unnamed_32:k",
    "diagnosis",
  ],
  [
    "Titanic",
    "PassengerId:id Survived:i2 Pclass:i3 Name:t Sex:c2 Age SibSp:i7 Parch:i7 Ticket:t Fare Cabin:t Embarked:c3",
    "Survived",
  ],
  [
    "Titanic of seaborn",
    "survived:i2 pclass:i3 sex:c2 age sibsp:i7 parch:i7 fare embarked:c3 class:o3 who:c3 adult_male:b deck:c7 embark_town:c3 alive:b alone:b",
    "survived",
  ],
  ["diamonds", "carat cut:o5 color:c7 clarity:o8 depth table price x y z", "price"],
  ["diamonds of Kaggle", "Unnamed:id carat cut:c5 color:c7 clarity:c8 depth table price x y z", "price"],
  ["digits of Kaggle", `label:i10 ${pixels(0, 30)}`, "label"],
  ["MNIST as CSV", `${pixels(1, 30)} class:i10`, "class"],
  [
    "housing of California",
    "longitude latitude housing_median_age:i52 total_rooms total_bedrooms population households median_income median_house_value ocean_proximity:c5",
    "median_house_value",
  ],
  ["housing of Boston", "CRIM ZN INDUS CHAS:i2 NOX RM AGE DIS RAD:i9 TAX PTRATIO B LSTAT MEDV", "MEDV"],
  [
    "house prices",
    "Id:id MSSubClass:i15 MSZoning:c5 LotFrontage LotArea Street:c2 OverallQual:o10 YearBuilt:i99 SaleType:c9 SaleCondition:c6 SalePrice",
    "SalePrice",
  ],
  [
    "King County",
    "id:id date:d price bedrooms:i13 bathrooms sqft_living floors:i6 waterfront:i2 view:i5 condition:i5 grade:i12 zipcode:i70 lat long",
    "price",
  ],
  [
    "churn of Telco",
    "customerID:t gender:c2 SeniorCitizen:i2 Partner:b Dependents:b tenure:i73 Contract:c3 MonthlyCharges TotalCharges Churn:b",
    "Churn",
  ],
  [
    "churn of a bank",
    "RowNumber:id CustomerId:t Surname:t CreditScore Geography:c3 Gender:c2 Age:i70 Balance NumOfProducts:i4 HasCrCard:i2 IsActiveMember:i2 EstimatedSalary Exited:i2",
    "Exited",
  ],
  [
    "adult income",
    "age:i73 workclass:c8 fnlwgt education:o16 education-num:i16 marital-status:c7 occupation:c14 sex:c2 hours-per-week:i90 native-country:c41 income:c2",
    "income",
  ],
  [
    "Pima diabetes",
    "Pregnancies:i17 Glucose BloodPressure SkinThickness Insulin BMI DiabetesPedigreeFunction Age:i52 Outcome:i2",
    "Outcome",
  ],
  [
    "heart disease",
    "age:i41 sex:i2 cp:i4 trestbps chol fbs:i2 restecg:i3 thalach exang:i2 oldpeak slope:i3 ca:i5 thal:i4 target:i2",
    "target",
  ],
  [
    "heart failure",
    "Age:i50 Sex:c2 ChestPainType:c4 RestingBP Cholesterol FastingBS:i2 MaxHR ExerciseAngina:b Oldpeak ST_Slope:c3 HeartDisease:i2",
    "HeartDisease",
  ],
  [
    "heart failure records",
    "age anaemia:i2 creatinine_phosphokinase diabetes:i2 ejection_fraction high_blood_pressure:i2 platelets sex:i2 smoking:i2 time DEATH_EVENT:i2",
    "DEATH_EVENT",
  ],
  [
    "stroke",
    "id:id gender:c3 age hypertension:i2 heart_disease:i2 ever_married:b work_type:c5 Residence_type:c2 avg_glucose_level bmi smoking_status:c4 stroke:i2",
    "stroke",
  ],
  [
    "credit cards",
    "ID:id LIMIT_BAL SEX:i2 EDUCATION:i7 MARRIAGE:i4 AGE:i56 PAY_0:i11 BILL_AMT1 PAY_AMT1 default.payment.next.month:i2",
    "default.payment.next.month",
  ],
  ["credit card fraud", "Time V1 V2 V3 V4 V5 Amount Class:i2", "Class"],
  [
    "German credit",
    "Age:i53 Sex:c2 Job:i4 Housing:c3 Saving accounts:o4 Credit_amount Duration:i33 Purpose:c8 Risk:c2",
    "Risk",
  ],
  [
    "loans",
    "Loan_ID:t Gender:c2 Married:b Dependents:c4 Education:c2 Self_Employed:b ApplicantIncome LoanAmount Credit_History:i2 Property_Area:c3 Loan_Status:b",
    "Loan_Status",
  ],
  [
    "bank marketing",
    "age:i77 job:c12 marital:c3 education:o4 default:b balance housing:b loan:b contact:c3 day:i31 month:o12 duration campaign:i48 pdays poutcome:c4 y:b",
    "y",
  ],
  [
    "auto mpg",
    "mpg cylinders:i5 displacement horsepower weight acceleration model_year:i13 origin:i3 car_name:c305",
    "mpg",
  ],
  [
    "used cars",
    "name:t year:i27 selling_price km_driven fuel:c5 seller_type:c3 transmission:c2 owner:o5",
    "selling_price",
  ],
  ["insurance", "age:i47 sex:c2 bmi children:i6 smoker:b region:c4 charges", "charges"],
  [
    "bike sharing",
    "instant:id dteday:d season:i4 yr:i2 mnth:i12 hr:i24 holiday:i2 weekday:i7 weathersit:i4 temp hum windspeed casual registered cnt",
    "cnt",
  ],
  [
    "abalone",
    "Sex:c3 Length Diameter Height Whole_weight Shucked_weight Viscera_weight Shell_weight Rings:i28",
    "Rings",
  ],
  [
    "concrete",
    "Cement Slag FlyAsh Water Superplasticizer CoarseAggregate FineAggregate Age:i14 Strength",
    "Strength",
  ],
  ["mushrooms", "class:c2 cap-shape:c6 cap-surface:c4 cap-color:c10 bruises:b odor:c9 habitat:c7", "class"],
  ["fish", "Species:c7 Weight Length1 Length2 Length3 Height Width", "Species"],
  ["spam", "Category:c2 Message:t length words", "Category"],
  [
    "attrition",
    "Age:i43 Attrition:b BusinessTravel:c3 DailyRate Department:c3 Education:i5 Gender:c2 JobRole:c9 MonthlyIncome OverTime:b",
    "Attrition",
  ],
  [
    "salaries",
    "work_year:i4 experience_level:c4 employment_type:c4 job_title:c50 salary_in_usd remote_ratio:i3 company_location:c60 company_size:o3",
    "salary_in_usd",
  ],
  [
    "rain in Australia",
    "Date:d Location:c49 MinTemp MaxTemp Rainfall WindGustDir:c16 Humidity9am RainToday:b RainTomorrow:b",
    "RainTomorrow",
  ],
  [
    "students",
    "school:c2 sex:c2 age:i8 address:c2 studytime:i4 failures:i4 absences:i35 G1:i17 G2:i18 G3:i18",
    "G3",
  ],
  ["tips", "total_bill tip sex:c2 smoker:b day:o4 time:c2 size:i6", "tip"],
  [
    "seeds without names",
    "Column_1 Column_2 Column_3 Column_4 Column_5 Column_6 Column_7 Column_8:i3",
    "Column_8",
  ],
  [
    "genes, class first",
    `tissue:c4 ${Array.from({ length: 40 }, (_, i) => `gene_${i}`).join(" ")}`,
    "tissue",
  ],
  ["客户流失", "客户编号:id 性别:c2 年龄:i60 城市:c30 月消费 在网时长 是否流失:b", "是否流失"],
  ["二手房", "小区:c90 面积 户型:c12 楼层:c20 建成年份:i40 房价", "房价"],
  ["鸢尾花", "类别:c3 花萼长 花萼宽 花瓣长 花瓣宽", "类别"],
  ["学生成绩", "姓名:t 性别:c2 学习时间 出勤率 作业分 期末成绩", "期末成绩"],
  [
    "fruit with the target under another name",
    "number:id size:o3 sold:d weight weight_copy town:c60 code:c3 gap ripe:c3",
    "ripe",
  ],
  ["visits", "patient:c30 pulse temperature state:c2", "state"],
  ["treatments", "dose age:i60 marker group:c3", "group"],
  ["a text and a name last", "temp pressure quality:c3 comment:t city:c300", "quality"],
];

describe("the suggested target of", () => {
  it.each(TABLES)("%s", (_, header, target) => {
    const columns = header.split(header.includes(";") ? ";" : " ").map(column);
    const best = rankTargets(columns, ROWS, copiesIn(columns)).map(({ name }) => name);
    expect(best.slice(0, 3)).toContain(target);
    expect(best[0]).toBe(target);
  });
});

test.each([
  ["of hundreds of classes that come back", "f1 f2 class:c260", "class"],
  ["of hundreds of classes, last, and the only one", "f1 f2 f3 kind_of_bird:c200", "kind_of_bird"],
  ["of places and classes", "x y cls:c3", "cls"],
  ["of x and y alone", "y x", "y"],
  ["of cities last, the only classes", "len width city:c3", "city"],
])("a table %s", (_, header, target) => {
  const columns = header.split(" ").map(column);
  expect(rankTargets(columns, ROWS)[0]?.name).toBe(target);
});

test("a note is a grade if it is a number, and a remark if it is text", () => {
  const best = (...header: string[]) => rankTargets(header.map(column), ROWS).map(({ name }) => name)[0];
  expect(best("hours", "Note:i6", "alter")).toBe("Note");
  expect(best("hours", "Note:c4", "sold:b")).toBe("sold");
  expect(best("Note:c4", "len", "sort:c3")).toBe("sort");
  expect(best("delivery note:c4", "len", "sort:c3")).toBe("sort");
});

test("classes with fewer than three rows each are not a target", () => {
  const columns = "f1 f2 class:c270".split(" ").map(column);
  expect(rankTargets(columns, ROWS).map(({ name }) => name)).not.toContain("class");
});

test("a few labels that are misspelt do not decide", () => {
  const slips = ["yes", "Yes", "yess", "y e s"] as const;
  const asked = { ...column("is late:c5"), typos: [slips] };
  const columns = [asked, ..."a:c2 b:c2 c:c3".split(" ").map(column)];
  expect(rankTargets(columns, ROWS)[0]?.name).toBe("is late");
});

test("of a column of words and its code, the words are predicted, unless the code has the name of a target", () => {
  const copies = (a: string, b: string) =>
    new Map([
      [a, [renamed(b)]],
      [b, [renamed(a)]],
    ]);
  const best = (a: string, b: string) =>
    rankTargets(["len", "width", a, b].map(column), ROWS, copies(a.split(":")[0]!, b.split(":")[0]!)).map(
      ({ name }) => name,
    );
  expect(best("cls:c3", "cls_code:i3")).toEqual(["cls", "len", "width"]);
  expect(best("alive:b", "survived:i2")[0]).toBe("survived");
});

test("copies of a likelier column, ids, texts, constants and names of hundreds of levels are not a target", () => {
  const columns = "id:id survived:i2 alive:b note:t all:k town:c305 when:d fare".split(" ").map(column);
  const copies = new Map([
    ["survived", [renamed("alive")]],
    ["alive", [renamed("survived")]],
  ]);
  expect(rankTargets(columns, ROWS, copies).map(({ name }) => name)).toEqual(["survived", "fare"]);
  expect(rankTargets(["a:t", "b:k"].map(column), ROWS)).toEqual([]);
});

test("a duplicated column comes last", () => {
  const columns = ["shop:c5", "sort:c4", "sort again:c4"].map(column);
  const twice = (name: string): CopiedColumn => ({ name, sameValues: true });
  const copies = new Map([
    ["sort", [twice("sort again")]],
    ["sort again", [twice("sort")]],
  ]);
  expect(rankTargets(columns, ROWS, copies).map(({ name }) => name)).toEqual(["shop", "sort again"]);
});

test("columns with renamed values are copies; mostly different numbers only with equal values", () => {
  const codes = (...values: number[]) => Int32Array.from(values);
  const columns = [
    { kind: "category", name: "a", levels: ["x", "y"], codes: codes(0, 1, 1, 0, -1, 0) },
    { kind: "number", name: "b", values: Float64Array.of(7, 5, 5, 7, NaN, 7) },
    { kind: "number", name: "c", values: Float64Array.of(1, 2, 3, 4, 5, 6) },
    { kind: "number", name: "d", values: Float64Array.of(2, 3, 4, 5, 6, 7) },
    { kind: "number", name: "e", values: Float64Array.of(1, 2, 3, 4, 5, 6) },
    { kind: "category", name: "f", levels: ["x", "y"], codes: codes(0, 1, 0, 1, 0, 1) },
  ] as const;
  expect(Object.fromEntries(findCopies(columns, 6))).toEqual({
    a: [renamed("b")],
    b: [renamed("a")],
    c: [{ name: "e", sameValues: true }],
    e: [{ name: "c", sameValues: true }],
  });
});

test("codes in the first columns are places or devices, words there are classes", () => {
  const numbers = ["arsenic", "lead", "ph"].map(column);
  const first = (level: (i: number) => string): ColumnSummary => ({
    ...column("m:c12"),
    levels: Array.from({ length: 12 }, (_, i) => ({ level: level(i), count: 60 })),
  });
  const letters = "abcdefghijkl";
  expect(rankTargets([first((i) => `W${i}`), ...numbers], ROWS)[0]?.name).toBe("ph");
  expect(rankTargets([first((i) => `ST-${i + 10}`), ...numbers], ROWS)[0]?.name).toBe("ph");
  expect(rankTargets([first((i) => `${letters[i]}ock`), ...numbers], ROWS)[0]?.name).toBe("m");
});
