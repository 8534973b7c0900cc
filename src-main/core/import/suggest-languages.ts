/** Names of columns in German, French, Spanish, Italian, Portuguese and Dutch, by what they are in English; without marks, blanks and signs. */
const names: Readonly<Record<string, string>> = {
  "customer number":
    "kundennummer kundennr kundenid kdnr kundenkennung kunden numeroclient numclient numerodeclient noclient nclient idclient codeclient refclient numerodecliente numerocliente numcliente ncliente nodecliente idcliente iddecliente clienteid codigocliente codigodecliente codicecliente numerodocliente codigodocliente iddocliente klantnummer klantnr klantid klantcode",
  "contract number": "vertragsnummer vertragsnr numerodecontrat numerocontrat numerodecontrato numerocontratto contractnummer",
  "zip code": "plz postleitzahl codepostal codigopostal codicepostale codicediavviamentopostale",
  phone:
    "telefon telefonnummer telefonnr handy handynummer mobiltelefon mobilnummer mobil rufnummer festnetz tel telephoneportable numerodetelephone numerotelephone ndetelephone ndetel notel numtel telefono numerodetelefono telefonomovil movil celular cellulare numeroditelefono telefone telemovel numerodetelefone telefoon telefoonnummer mobiel mobielnummer gsm",
  email:
    "emailadresse mailadresse adresseemail adressemail courriel adresseelectronique correo correoelectronico postaelettronica indirizzoemail correioeletronico enderecodeemail emailadres mailadres",
  "first name": "vorname prenom nombre nombredepila nome primeironome voornaam",
  "last name":
    "nachname familienname zuname nom nomdefamille apellido apellidos primerapellido cognome sobrenome apelido achternaam familienaam",
  "full name":
    "vollername vorundnachname kundenname nomcomplet nometprenom prenometnom nomclient nomduclient nombrecompleto nombreyapellidos nombrecliente nomecompleto nomeecognome nomecliente naam volledigenaam klantnaam",
  city: "stadt ort wohnort ville commune localite ciudad poblacion localidad municipio citta comune localita cidade localidade woonplaats plaats stad gemeente",
  street:
    "strasse strasseundhausnummer strassehausnummer anschrift adresse adressepostale rue calle direccion domicilio via indirizzo rua morada endereco straat straatnaam adres",
  plan: "tarif tarifname abonnement forfait offre tarifa abono tariffa offerta piano abbonamento plano pacote tarief bundel",
  "contract start date":
    "startdatum vertragsbeginn vertragsstart vertragsdatum kundeseit datededebut datedebut debutcontrat datesouscription datedesouscription clientdepuis fechadeinicio fechainicio fechadealta fechaalta clientedesde datainizio datadiinizio iniziocontratto datadiattivazione datadeinicio datainicio datadeadesao ingangsdatum begindatum klantsinds",
};

/** Short words that mean a postcode only where the values do. */
const shortPostcode = /^(cp|cap|cep)$/;
const postcode = /^\d{4,5}(-?\d{3})?$/;

const english = new Map(Object.entries(names).flatMap(([word, own]) => own.split(" ").map((name): [string, string] => [name, word])));

/** Words for consent, for its refusal and for channels, within a name without marks; the first that fits wins. */
const consent =
  /(werbe)?(einwilligung|zustimmung|erlaubnis)|consentement|consentimiento|consentimento|consenso|autorizacion|autorizacao|autorisation|toestemming/g;
const refusal =
  /\b(keine?|nicht|pas de|sans|sin|nao|geen|niet|senza)\b|widerspruch|sperre|opposition|refus\b|rechazo|rifiuto|recusa|bezwaar/g;
const channels: readonly (readonly [RegExp, string])[] = [
  [/correo electronico|correio eletronico|posta elettronica|courriel/g, "email"],
  [/\w*(telefon|telefono|telefone|telefoon|telephone|anruf|appels?|llamadas?|chiamat[ae]|chamadas?|bellen)\w*/g, "phone"],
  [/\b(briefe?|briefpost|courrier|correo postal|posta|correio|postal)\b/g, "post"],
];

/** Lower-case letters without their marks. */
const unmarked = (name: string) => name.replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");

/** What a column's name, in lower case with words parted by blanks, is in English; null where it is none of the known ones. `examples` are some of its values. */
export function inEnglish(name: string, examples: readonly string[]): string | null {
  const plain = unmarked(name);
  const compact = plain.replaceAll(" ", "");
  const found = english.get(compact);
  if (found !== undefined) return found;
  if (shortPostcode.test(compact)) return examples.length > 0 && examples.every((value) => postcode.test(value)) ? "zip code" : null;
  const [agrees, refuses] = [plain.search(consent) >= 0, plain.search(refusal) >= 0];
  if (!agrees && !refuses) return null;
  const spoken = channels.reduce((text, [words, channel]) => text.replace(words, ` ${channel} `), plain);
  const said = spoken.replace(consent, " consent ").replace(refusal, " ");
  // A name that forbids must never be read as one that allows.
  return `${refuses ? "no " : ""}${said}`.replace(/\s+/g, " ").trim();
}
