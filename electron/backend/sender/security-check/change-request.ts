import type { Place } from '@shared/contracts/credential'
import type { Recipe } from '@shared/contracts/recipe'
import type { ValueSource } from '@shared/contracts/value-source'
import type { ContentPart } from '@shared/contracts/content-part'
import { putPlace, putSource, viewDraft } from '@shared/domain/signature/draft-request'
import type { DraftRequest } from '@shared/domain/signature/draft-request'
import { compilePlace } from '@shared/domain/signature/places'
import { readNodes } from '@shared/domain/body-path'
import { readSource } from '@shared/domain/value-source'
import type { ProvenRequest } from '../prove-request'

/** The steps to the first of the items that a recipe signs one by one. */
const firstItem = (recipe: Recipe): string[] =>
  (recipe.each ?? '').split('.').flatMap((step) => (step === '*' ? '0' : step || []))

const toDraft = (request: ProvenRequest, recipe: Recipe): DraftRequest => ({
  ...request,
  fields: new Map(),
  config: {},
  item: firstItem(recipe),
})

const fromDraft = ({ body, headers, method, target }: DraftRequest): ProvenRequest => ({
  method,
  target,
  headers,
  body,
})

/** The next character of the same kind, so that hexadecimal stays hexadecimal and base64 base64. */
function turnCharacter(character: string): string {
  if (/[0-8a-eA-Eg-yG-Y]/.test(character)) return String.fromCharCode(character.charCodeAt(0) + 1)
  return { '9': '0', f: 'a', F: 'A', z: 'g', Z: 'G' }[character] ?? character
}

/** The text with one letter or digit changed: the first from `start` on, else the last of all. */
export function turnOne(text: string, start: number): string {
  const after = text.slice(start).search(/[A-Za-z0-9]/)
  const at = after >= 0 ? start + after : text.search(/[A-Za-z0-9](?=[^A-Za-z0-9]*$)/)
  return at < 0 ? `${text}x` : text.slice(0, at) + turnCharacter(text.charAt(at)) + text.slice(at + 1)
}

const itemPath = (recipe: Recipe, path: string): string => [...firstItem(recipe), path].join('.')

const credentialPlace = (recipe: Recipe): Place => {
  const [place] = recipe.credential.at
  if (place === undefined) throw new Error('A credential has a place.')
  return place
}

/** The request with another text where the credential stands. */
export function changeCredential(
  request: ProvenRequest,
  recipe: Recipe,
  change: (text: string) => string,
): ProvenRequest {
  const place = credentialPlace(recipe)
  const read = place.from === 'body' ? { ...place, path: itemPath(recipe, place.path) } : place
  const draft = toDraft(request, recipe)
  const value = compilePlace(read)(viewDraft(draft))[0]?.values[0] ?? ''
  putPlace(draft, place, change(value))
  return fromDraft(draft)
}

/** The request with its credential header sent twice; `null` where it stands elsewhere. */
export function repeatCredential(request: ProvenRequest, recipe: Recipe): ProvenRequest | null {
  const place = credentialPlace(recipe)
  const name = { header: 'name' in place ? place.name : '', bearer: 'authorization', basic: 'authorization' }[
    place.from as 'header'
  ]
  if (name === undefined) return null
  const same = request.headers.filter(([header]) => header.toLowerCase() === name.toLowerCase())
  return { ...request, headers: [...request.headers, ...same] }
}

/** Everything that a recipe signs, in order. */
export function listParts(recipe: Recipe): readonly ContentPart[] {
  if ('content' in recipe) return recipe.content
  if (recipe.type !== 'jwt') return []
  return recipe.claims.flatMap((claim) => (claim.is === 'digest' ? claim.content : []))
}

const isSame = (left: ValueSource, right: ValueSource | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

/** Whether a value is there for freshness only: its change says nothing about the event. */
const isFreshness = (source: ValueSource, { replay, timestamp }: Recipe): boolean =>
  isSame(source, timestamp?.source) || (typeof replay === 'object' && isSame(source, replay.nonce))

/** The values in the body that a recipe signs one by one. */
function listSources(recipe: Recipe, draft: DraftRequest): ValueSource[] {
  const sources = listParts(recipe).flatMap((part): ValueSource[] => {
    if (part.part === 'body-path') return [{ from: 'body', path: part.path }]
    if (part.part === 'form') return [{ from: 'form', name: part.name }]
    if (part.part !== 'lines') return []
    const names = part.lists[readSource(part.by, viewDraft(draft))[0] ?? ''] ?? []
    return names.map((name) => ({ from: 'body', path: name }))
  })
  return sources.filter((source) => !isFreshness(source, recipe))
}

const wholeBody: readonly ContentPart['part'][] = ['body', 'body-digest', 'crc32', 'form-sorted']

/** Whether a change of any byte of the body breaks the signature. */
export const signsWholeBody = (recipe: Recipe): boolean =>
  listParts(recipe).some(({ part }) => wholeBody.includes(part)) ||
  ('bodyDigest' in recipe && recipe.bodyDigest !== undefined)

const isThere = (source: ValueSource, recipe: Recipe, draft: DraftRequest): boolean =>
  source.from === 'body'
    ? readNodes(viewDraft(draft).tree(), itemPath(recipe, source.path)).length > 0
    : readSource(source, viewDraft(draft)).length > 0

/** The request with the event in it changed after it was signed; `null` where the signature does not cover the event. */
export function tamperWithBody(request: ProvenRequest, recipe: Recipe): ProvenRequest | null {
  if (signsWholeBody(recipe)) {
    const text = Buffer.from(request.body).toString()
    return { ...request, body: Buffer.from(turnOne(text, Math.floor(text.length / 2))) }
  }
  const draft = toDraft(request, recipe)
  const source = listSources(recipe, draft).findLast((candidate) => isThere(candidate, recipe, draft))
  if (source === undefined) return null
  putSource(draft, source, 'changed on the way')
  return fromDraft(draft)
}

/** The request with one of the headers changed that the vendor signs; `null` when it signs none beside the time. */
export function tamperWithHeader(request: ProvenRequest, recipe: Recipe): ProvenRequest | null {
  const signed = listParts(recipe).flatMap((part) => (part.part === 'header' ? [part.name, ...(part.or ?? [])] : []))
  const timed = recipe.timestamp?.source
  const names = signed
    .map((name) => name.toLowerCase())
    .filter((name) => timed?.from !== 'header' || timed.name.toLowerCase() !== name)
  const index = request.headers.findIndex(([name]) => names.includes(name.toLowerCase()))
  if (index < 0) return null
  const headers = request.headers.map(([name, value], at): [string, string] =>
    at === index ? [name, turnOne(value, Math.floor(value.length / 2))] : [name, value],
  )
  return { ...request, headers }
}
