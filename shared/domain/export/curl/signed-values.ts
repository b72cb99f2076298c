import type { ContentPart, PartOf } from '../../../contracts/content-part'
import type { Recipe, SigningRecipe } from '../../../contracts/recipe'
import type { ValueSource } from '../../../contracts/value-source'
import { firstHeaderValues } from '../../header-values'
import type { RequestView } from '../../request-view'
import { isMissing } from '../../signature/content-input'
import { compilePart } from '../../signature/content-parts'
import { listUrlForms } from '../../signature/url-forms'
import { decodeUtf8 } from '../../text-codec'
import type { Connection } from '../../../contracts/connection'
import { printPiece } from './shell-text'
import type { Piece } from './shell-text'

/** What a sample needs to be signed in a shell. */
export interface ShellSigning {
  connection: Connection
  recipe: Recipe
  /** The sample; for recipes that sign item by item, as one item sees it. */
  request: RequestView
  baseUrl: string
}

const sameHeader = (source: ValueSource | null, names: readonly string[]): boolean =>
  source?.from === 'header' &&
  [source.name, ...(source.or ?? [])].some((name) => names.some((other) => other.toLowerCase() === name.toLowerCase()))

const nonceOf = ({ replay }: Recipe): ValueSource | null => (typeof replay === 'object' ? replay.nonce : null)

/** The value of a header that is signed or tells deliveries apart: made anew where it has to be, else that of the sample. */
export function headerPieces({ connection, recipe, request }: ShellSigning, names: readonly string[]): Piece[] | null {
  if (sameHeader(recipe.timestamp?.source ?? null, names)) return [{ variable: 'timestamp' }]
  if (sameHeader(nonceOf(recipe), names) || sameHeader(connection.deliveryIdFrom, names)) return [{ variable: 'id' }]
  if ('bodyDigest' in recipe && sameHeader(recipe.bodyDigest?.source ?? null, names)) return [{ variable: 'digest' }]
  const [name = '', ...others] = names
  const [value] = firstHeaderValues(request.headers, name, others)
  return value === undefined ? null : [{ text: value }]
}

const isSource = (source: ValueSource | undefined | null, from: 'body' | 'form' | 'field', name: string): boolean => {
  if (source?.from !== from) return false
  return from === 'body' ? 'path' in source && source.path === name : 'name' in source && source.name === name
}

/** What stands at a place of the body, beside the signature or in a form: fresh, or `null` for what the sample says. */
export function freshPiece(recipe: Recipe, from: 'body' | 'form' | 'field', name: string): Piece | null {
  if (isSource(recipe.timestamp?.source, from, name)) return { variable: 'timestamp' }
  return isSource(nonceOf(recipe), from, name) ? { variable: 'id' } : null
}

/** The parts that a shell cannot make from a sample, and why. */
export class CannotSign extends Error {}

const noCrypto = {
  hash: () => new Uint8Array(),
  hmac: () => new Uint8Array(),
  isEqual: () => false,
  readPublicKey: () => null,
  verify: () => false,
  sign: () => new Uint8Array(),
}

/** What the domain makes of a part that depends on nothing but the sample. */
const staticPiece = (part: ContentPart, { request, baseUrl }: ShellSigning): Piece => {
  const scope = { fields: new Map<string, string[]>(), claims: null }
  const bytes = compilePart(part).read({ request, scope, publicUrls: [baseUrl], crypto: noCrypto }, baseUrl)
  if (isMissing(bytes)) throw new CannotSign(`The sample has no ${bytes.part}, which is signed.`)
  return { text: decodeUtf8(bytes).text }
}

const encoders = {
  hex: "od -An -v -tx1 | tr -d ' \\n'",
  base64: 'openssl base64 -A',
  base64url: "openssl base64 -A | tr '+/' '-_' | tr -d '='",
}

/** A command that turns bytes into text in an encoding. */
export const encodeCommand = (encoding: keyof typeof encoders): string => encoders[encoding]

const printAll = (pieces: readonly Piece[]): string[] => pieces.map(printPiece)

const headerCommands = (part: PartOf<'header'>, signing: ShellSigning): string[] => {
  const pieces = headerPieces(signing, [part.name, ...(part.or ?? [])])
  if (pieces === null && part.optional) return []
  const around = (text: string | undefined): Piece[] => (text === undefined ? [] : [{ text }])
  return printAll([...around(part.before), ...(pieces ?? [{ variable: 'id' }]), ...around(part.after)])
}

type PartCommands = {
  [Name in ContentPart['part']]?: (part: PartOf<Name>, signing: ShellSigning) => string[]
}

const cannot = (what: string) => (): string[] => {
  throw new CannotSign(`The scheme signs ${what}, which this export cannot make in a shell.`)
}

/** The parts that are more than what the domain reads in the sample. */
const partCommands: PartCommands = {
  body: () => ['cat "$body"'],
  secret: () => [`printf '%s' "$WEBHOOK_SECRET"`],
  url: (part, { baseUrl, request }) => printAll([{ text: listUrlForms(part, request, [baseUrl])[0] ?? baseUrl }]),
  header: headerCommands,
  field: ({ name }, { recipe }) => printAll([freshPiece(recipe, 'field', name) ?? { variable: 'id' }]),
  'body-path': (part, signing) =>
    printAll([freshPiece(signing.recipe, 'body', part.path) ?? staticPiece(part, signing)]),
  'body-digest': ({ algorithm, encoding }) => [
    `openssl dgst -${algorithm} -binary "$body" | ${encodeCommand(encoding)}`,
  ],
  crc32: cannot('a CRC-32 of the body'),
  'header-list': cannot('a list of headers'),
}

const commandsOf = (part: ContentPart, signing: ShellSigning): string[] => {
  // The table has one entry per kind of part, each for its own kind.
  const write = partCommands[part.part] as ((part: ContentPart, signing: ShellSigning) => string[]) | undefined
  return write === undefined ? printAll([staticPiece(part, signing)]) : write(part, signing)
}

/** The commands that write what is signed, one after the other. */
export function contentCommands(signing: ShellSigning & { recipe: SigningRecipe }): string {
  const commands = signing.recipe.content.flatMap((part) => commandsOf(part, signing))
  const [only] = commands
  return commands.length === 1 && only !== undefined ? only : `{ ${commands.join('; ')}; }`
}
