import type { FieldGroup, FieldRole, FieldType } from "../../../src-shared/model/field.ts";
import { personalLook } from "../../../src-shared/privacy/mask.ts";
import { inEnglish } from "./suggest-languages.ts";

/** What the name of a column suggests that it means. The first rule that fits wins. */
interface Rule {
  name: RegExp;
  group: FieldGroup;
  role?: FieldRole;
  /** A role that is named to the person and not taken: it would keep subscribers out of every journey on the strength of a column's name. */
  offered?: FieldRole;
  personal?: boolean;
  types?: readonly FieldType[];
  /** The column says who must not be contacted by one channel: the opposite of consent, which is asked of the person. */
  refusal?: boolean;
  /** The column says yes or no to contact, and not by which channel. */
  anyChannel?: boolean;
}

const flag: readonly FieldType[] = ["boolean"];
/** Yes or no, or the day since which it is a yes. */
const mark: readonly FieldType[] = ["boolean", "date", "datetime"];

/** What a channel is called in a name that forbids it. */
const ways = "e ?mails?|sms|texts?|push|(direct )?mail|post|letters?|calls?|phone|voice|visits?|knock";

/** A yes or no about contact by a channel; `words` are what the channel is called in names of columns. */
const consentTo = (words: string, role: FieldRole): Rule => ({
  name: new RegExp(`\\b(${words})\\b.*\\b(consent|opt ?in|permission|allowed|ok)\\b|\\b(consent|opt ?in)\\b.*\\b(${words})\\b`),
  group: "consent",
  role,
  types: flag,
});

/** Tested against the name in lower case with words parted by single blanks. */
const rules: readonly Rule[] = [
  {
    name: new RegExp(
      `\\b(do ?not|don t|no|not|never|opt(ed)? ?out)\\b.*\\b(${ways})\\b|\\b(${ways})\\b.*\\b(opt(ed)? ?out|do not|refused|blocked|withdrawn|revoked)\\b`,
    ),
    group: "consent",
    refusal: true,
    types: mark,
  },
  consentTo("e ?mail", "consent:email"),
  consentTo("sms|text", "consent:sms"),
  consentTo("push", "consent:push"),
  consentTo("in ?app", "consent:in-app"),
  consentTo("direct ?mail|post|postal|letters?", "consent:direct-mail"),
  consentTo("call|phone|voice", "consent:call"),
  consentTo("visits?|door|field", "consent:field-visit"),
  consentTo("social|custom audiences?", "consent:paid-social"),
  consentTo("display|ads?|banners?", "consent:display-ad"),
  consentTo("web|web ?site|portal", "consent:web"),
  {
    name: /\b(suppress(ed|ion)?|do ?not ?contact|dnc|unsubscribed?)\b|^opt(ed)? ?out( date| at)?$/,
    group: "consent",
    role: "suppressed",
    types: mark,
  },
  { name: /\b(consent|opt ?in|permission)\b/, group: "consent", anyChannel: true, types: flag },
  { name: /\b(consent|opt ?in|opt ?out|permission)\b/, group: "consent" },
  { name: /\be ?mail( ?address)?$|^e ?mail\b/, group: "identity", role: "address:email", personal: true, types: ["text"] },
  {
    name: /^(mobile|cell|phone|telephone|msisdn|contact)( ?phone)?( ?number| ?no)?$/,
    group: "identity",
    role: "address:phone",
    personal: true,
    types: ["text"],
  },
  {
    name: /^(street|mailing|postal|service|home)? ?address( ?line)? ?1?$|^street$/,
    group: "geographic",
    role: "address:post",
    personal: true,
    types: ["text"],
  },
  { name: /^(push|device|fcm|apns) ?token$/, group: "identity", role: "address:push-token", personal: true, types: ["text"] },
  { name: /^(full|customer|subscriber|member|account|contact)? ?name$/, group: "identity", role: "name", personal: true, types: ["text"] },
  { name: /^(first|given) ?name$|^forename$/, group: "identity", role: "first-name", personal: true, types: ["text"] },
  { name: /^(last|family) ?name$|^surname$/, group: "identity", role: "last-name", personal: true, types: ["text"] },
  { name: /^middle ?name$/, group: "identity", personal: true },
  { name: /^(birth ?day|birth ?date|date of birth|dob)$/, group: "demographic", role: "birthday", personal: true, types: ["date"] },
  { name: /^(churn(ed)?|has churned|is churned|left)$/, group: "implicit", offered: "churned", types: flag },
  { name: /\bchurn\b|\b(customer|account) ?status\b|\bscore\b|\bpropensity\b|\bpredicted\b|\bpersona\b|\brisk\b/, group: "implicit" },
  { name: /^(time ?zone|tz)$/, group: "geographic", role: "time-zone", types: ["text"] },
  { name: /^lat(itude)?$/, group: "geographic", role: "latitude", types: ["number"] },
  { name: /^(lon|lng|long|longitude)$/, group: "geographic", role: "longitude", types: ["number"] },
  { name: /^(region|service area|market|territory)$/, group: "geographic", role: "region", types: ["text"] },
  { name: /\b(city|town|county|state|country|zip ?code|zip|postal ?code|postcode|area|population)\b/, group: "geographic" },
  { name: /\b(company|industry|employees|business|account type|sector|naics|sic)\b/, group: "firmographic" },
  {
    name: /\b(gender|sex|age|married|marital|partner|dependents?|number ?of ?dependents|senior|senior citizen|children|kids|household|income|education|occupation|job|home ownership|under 30)\b/,
    group: "demographic",
  },
  {
    name: /^(preferred (contact )?channel|preferred contact( method)?|channel preference)$/,
    group: "explicit",
    role: "preferred-channel",
    types: ["text"],
  },
  { name: /\b(preferred|preference|interest|satisfaction|nps|survey|answer|stated)\b/, group: "explicit" },
  { name: /\b(download|upload|usage|gb|mbps|speed|outages?|tickets?|support calls?|limit hits?|latency)\b/, group: "experience" },
  {
    name: /\b(charges?|monthly ?charge|monthly charges|total charges|revenue|arpu|margin|balance|price|fee|cost|spend|amount|payment|billing|refunds?|tenure|contract|cltv|clv|value|loan|default|sales)\b|tenure|charge|revenue/,
    group: "money",
  },
  {
    name: /\b(service|internet|phone service|multiple ?lines|online ?security|online ?backup|device ?protection|tech ?support|streaming|tier|plan|gateway|router|mesh|wi ?fi|wifi|app|cameras?|parental|security|backup|protection|fiber|fibre|dsl|unlimited|offer)\b|service$|streaming|security|backup|protection|support|lines$/,
    group: "services",
  },
  {
    name: /\b(last|first|count|visits?|logins?|opens?|clicks?|purchases?|recency|frequency|referrals?|campaign|duration|contacted|previous)\b/,
    group: "behavioural",
  },
];

/** `MonthlyCharges`, `monthly_charges` and ` Monthly-Charges ` all become `monthly charges`. */
export function plainName(header: string): string {
  return header
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()
    .toLowerCase();
}

export interface Suggestion {
  group: FieldGroup;
  role: FieldRole | null;
  offered: FieldRole | null;
  /** Says who must not be contacted by one channel, which no role stands for. */
  refusal: boolean;
  /** Says who consents, and not to which channel. */
  anyChannel: boolean;
  personal: boolean;
  /** What speaks for it, in a sentence; null where nothing does. */
  why: string | null;
}

/** What values must look like for a role that a name alone does not settle. */
const looks: Partial<Record<FieldRole, RegExp>> = {
  "address:email": /@/,
  "address:phone": /\d{4}/,
  "address:post": /\d|\s/,
  "time-zone": /^[A-Z][A-Za-z]+\/|^UTC$/,
};

/** The word of the name, or of what a `foreign` one means, and the look of the values, that a suggestion rests on. */
function whyOf(name: string, rule: Rule | undefined, look: string | null, foreign: string | null): string | null {
  const word = rule?.name.exec(name)?.[0];
  const values = rule?.role !== undefined && looks[rule.role] !== undefined ? ", and its values look like it" : "";
  const because = foreign === null ? `of “${word}” in its name` : `“${foreign}” says “${name}”`;
  const said = word ? `Suggested because ${because}${values}.` : null;
  const marked = look !== null && rule?.personal !== true ? `Marked as personal because its values look like ${look}.` : null;
  return [said, marked].filter((part) => part !== null).join(" ") || null;
}

/** Group, role and privacy of a column by its name and type; `examples` are some of its values. */
export function suggestMeaning(header: string, type: FieldType, examples: readonly string[]): Suggestion {
  const own = plainName(header);
  const meant = inEnglish(own, examples);
  const fits = ({ role }: Rule) => {
    const look = role === undefined ? undefined : looks[role];
    return look === undefined || examples.some((value) => look.test(value));
  };
  const ruleOf = (name: string) =>
    rules.find((known) => known.name.test(name) && (known.types === undefined || known.types.includes(type)) && fits(known));
  const foreign = meant === null ? undefined : ruleOf(meant);
  const [name, rule] = meant !== null && foreign ? [meant, foreign] : [own, ruleOf(own)];
  const look = type === "text" ? personalLook(examples) : null;
  const personal = rule?.personal ?? look !== null;
  return {
    group: rule?.group ?? "other",
    role: rule?.role ?? null,
    offered: rule?.offered ?? null,
    refusal: rule?.refusal ?? false,
    anyChannel: rule?.anyChannel ?? false,
    personal,
    why: whyOf(name, rule, look, foreign ? header.trim() : null),
  };
}

/** How likely a name is to be the key's: 0 for not at all. */
export function keyLikeness(header: string): number {
  const own = plainName(header);
  const name = inEnglish(own, []) ?? own;
  if (/^(customer|subscriber|account|member|user|client|household|contact) ?(id|no|number|key|code)$/.test(name)) return 4;
  if (/^id$|^key$|^uuid$/.test(name)) return 3;
  if (/^(account|subscriber|customer|member)$/.test(name)) return 2;
  if (/\b(id|key|uuid|number|no)$/.test(name)) return 2;
  return /^(e ?mail|phone|mobile|msisdn)/.test(name) ? 1 : 0;
}
