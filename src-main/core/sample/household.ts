import { civilFromDays, daysFromCivil, SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import { sampleAsOf, sampleValues } from "./fields.ts";
import { familyNames, givenNames, streets, type Town, towns } from "./places.ts";
import type { Random } from "./random.ts";

export type Persona = (typeof sampleValues.usage_persona)[number];
export type AccountType = (typeof sampleValues.account_type)[number];

/** Who lives there and where: what a subscriber is before any service. */
export interface Household {
  number: number;
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** Days since 1970. */
  birthday: number | null;
  age: number | null;
  size: number;
  children: boolean;
  income: string | null;
  owner: boolean;
  town: Town;
  address: string;
  latitude: number;
  longitude: number;
  account: AccountType;
  industry: string | null;
  employees: number | null;
  persona: Persona;
  seasonal: boolean;
  tenureMonths: number;
  /** Days since 1970. */
  serviceStart: number;
}

export const asOfDay = Math.floor(sampleAsOf / SECONDS_PER_DAY);

/** The same day of the month some months earlier, or the month's 28th where that is later. */
export function monthsBefore(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const total = year * 12 + (month - 1) - months;
  return daysFromCivil(Math.floor(total / 12), (total % 12) + 1, Math.min(dayOfMonth, 28));
}

const residential: readonly (readonly [Persona, number])[] = [
  ["Streamer", 24],
  ["Gamer", 12],
  ["Works from home", 15],
  ["Family", 23],
  ["Visitor", 6],
  ["Light user", 20],
];
const commercial: readonly (readonly [Persona, number])[] = [
  ["Works from home", 60],
  ["Streamer", 10],
  ["Light user", 30],
];

const ages: Record<Persona, readonly [number, number]> = {
  Streamer: [41, 13],
  Gamer: [31, 9],
  "Works from home": [44, 11],
  Family: [39, 8],
  Visitor: [60, 10],
  "Light user": [66, 12],
};

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Addresses that cannot reach anybody: domains reserved by RFC 2606, numbers reserved for fiction (555-0100 to 555-0199). */
function contact(number: number, name: string, draw: Random): Pick<Household, "email" | "phone"> {
  const area = 201 + Math.floor(number / 100);
  const phone = `+1${area}55501${String(number % 100).padStart(2, "0")}`;
  const email = `${name.toLowerCase().replace(" ", ".")}.${number}@${draw.pick(["example.com", "example.net", "example.org"])}`;
  return { email: draw.chance(0.96) ? email : null, phone: draw.chance(0.97) ? phone : null };
}

export function household(number: number, draw: Random): Household {
  const account = draw.weighted<AccountType>([
    ["Residential", 89],
    ["Farm", 7],
    ["Business", 4],
  ]);
  const persona = draw.weighted(account === "Business" ? commercial : residential);
  const seasonal = persona === "Visitor" || draw.chance(0.015);
  const town = draw.weighted(towns.map((place) => [place, place.weight] as const));
  const [mean, deviation] = ages[persona];
  const age = Math.round(Math.min(92, Math.max(19, draw.normal(mean, deviation))));
  const birthday = draw.chance(0.88) ? monthsBefore(asOfDay, age * 12) - draw.whole(0, 364) : null;
  const children = persona === "Family" || (age < 55 && draw.chance(0.18));
  const name = `${draw.pick(givenNames)} ${draw.pick(familyNames)}`;
  const settled = Math.floor(draw.skewed(50, 0.8));
  const tenureMonths = draw.chance(0.09) ? draw.whole(0, 11) : settled > 260 ? draw.whole(90, 240) : settled;
  const industry = account === "Farm" ? "Agriculture" : account === "Business" ? draw.pick(sampleValues.industry) : null;
  return {
    number,
    id: `WC-${String(100_000 + number)}`,
    name,
    ...contact(number, name, draw),
    birthday,
    age: birthday === null ? null : age,
    size: children ? draw.whole(3, 6) : draw.whole(1, 3),
    children,
    income: draw.chance(0.78) ? draw.weighted(incomes(persona)) : null,
    owner: draw.chance(age > 35 ? 0.84 : 0.46),
    town,
    address: `${draw.whole(1, 48) * 10 + draw.whole(0, 9)} ${draw.pick(streets)}, ${town.name}`,
    latitude: round(town.latitude + draw.normal(0, 0.05), 5),
    longitude: round(town.longitude + draw.normal(0, 0.07), 5),
    account,
    industry,
    employees: account === "Business" ? Math.max(1, Math.round(draw.skewed(6, 0.9))) : null,
    persona,
    seasonal,
    tenureMonths,
    serviceStart: monthsBefore(asOfDay, tenureMonths) - draw.whole(0, 27),
  };
}

function incomes(persona: Persona): readonly (readonly [string, number])[] {
  const [low, modest, middle, good, high] = sampleValues.income_band;
  const lean = persona === "Light user" ? 2 : persona === "Works from home" || persona === "Visitor" ? -2 : 0;
  return [
    [low, 18 + 5 * lean],
    [modest, 26 + 3 * lean],
    [middle, 27],
    [good, 19 - 3 * lean],
    [high, 10 - 2 * lean],
  ];
}
