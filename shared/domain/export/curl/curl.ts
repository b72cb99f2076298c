import type { RawHeaders } from '../../../contracts/delivery'
import type { Recipe, RecipeOf } from '../../../contracts/recipe'
import type { ValueSource } from '../../../contracts/value-source'
import { isFormContentType } from '../../decode/form-body'
import type { JsonNode } from '../../decode/json-node'
import { parseJson } from '../../decode/json-tree'
import { headerValues } from '../../header-values'
import { viewRequest } from '../../request-view'
import type { RequestView } from '../../request-view'
import { decodeUtf8 } from '../../text-codec'
import { Differences } from '../differences'
import { printed, refused } from '../export-source'
import type { Export, ExportSource } from '../export-source'
import { hasSecretInBody, pickSample } from '../sample-event'
import { commentText, headerLines } from '../words'
import { cutBody, findScalar, listItems } from './body-pieces'
import type { BodyEdit } from './body-pieces'
import { printPiece, shellQuote, shellWord } from './shell-text'
import type { Piece } from './shell-text'
import { CannotSign, contentCommands, encodeCommand, headerPieces } from './signed-values'
import type { ShellSigning } from './signed-values'

/** Headers that belong to one transport, that curl writes itself, or that hold a credential. */
const leftOut =
  /^(host|content-length|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|content-encoding|user-agent|accept|via|forwarded|x-forwarded-.*|x-real-ip|traceparent|tracestate|ngrok-.*)$|authorization|cookie|token|secret|api-?key|signature|hmac/i

type KeyedRecipe = RecipeOf<'hmac' | 'hash'>

interface Script {
  /** Commands before the body is written. */
  before: string[]
  /** Commands after it. */
  after: string[]
  edits: BodyEdit[]
  headers: { name: string; pieces: Piece[] }[]
  url: string
}

const keyCommands: Record<RecipeOf<'hmac'>['key'], string> = {
  utf8: `printf '%s' "$WEBHOOK_SECRET"`,
  base64: `printf '%s' "$WEBHOOK_SECRET" | openssl base64 -d -A`,
  hex: '',
  'whsec-base64': `printf '%s' "\${WEBHOOK_SECRET#whsec_}" | openssl base64 -d -A`,
  'whsec-or-utf8': `case "$WEBHOOK_SECRET" in whsec_*) printf '%s' "\${WEBHOOK_SECRET#whsec_}" | openssl base64 -d -A ;; *) printf '%s' "$WEBHOOK_SECRET" ;; esac`,
  sha1: `printf '%s' "$WEBHOOK_SECRET" | openssl dgst -sha1 -binary`,
}

const digestCommand = (recipe: KeyedRecipe): string => {
  const { algorithm, encodings } = recipe
  if (typeof algorithm !== 'string') {
    throw new CannotSign('The request names the hash, so this export cannot tell which one to use.')
  }
  const mac = recipe.type === 'hmac' ? ' -mac HMAC -macopt "hexkey:$key"' : ''
  return `openssl dgst -${algorithm}${mac} -binary | ${encodeCommand(encodings[0] ?? 'hex')}`
}

const credentialPieces = (recipe: Recipe, variable: string, config: Readonly<Record<string, string>>): Piece[] => {
  const { list, prefix = '' } = recipe.credential
  const pieces: Piece[] = prefix === '' ? [] : [{ text: prefix }]
  if (list === undefined || !('pair' in list)) return [...pieces, { variable }]
  const fields = 'content' in recipe ? recipe.content.filter((part) => part.part === 'field') : []
  for (const { name } of fields) {
    const { timestamp } = recipe
    const isTime = timestamp?.source.from === 'field' && timestamp.source.name === name
    pieces.push({ text: name + list.pair }, { variable: isTime ? 'timestamp' : 'id' }, { text: list.separator })
  }
  const field = typeof list.field === 'string' ? list.field : (config[list.field.config] ?? '')
  return [...pieces, { text: field + list.pair }, { variable }]
}

const bodyEdit = (root: JsonNode | null, path: string, variable: string): BodyEdit => {
  const node = findScalar(root, path)
  if (node === null) throw new CannotSign(`The sample has no ${path} in its body, where the scheme puts a value.`)
  return { node, variable }
}

/** Puts a credential where the recipe wants it. */
const putCredential = (script: Script, signing: ShellSigning, root: JsonNode | null, variable: string): void => {
  const [place] = signing.recipe.credential.at
  const pieces = credentialPieces(signing.recipe, variable, signing.request.config)
  switch (place?.from) {
    case 'header':
      script.headers.push({ name: place.name, pieces })
      return
    case 'headers':
      script.headers.push({ name: `${place.start}1`, pieces })
      return
    case 'bearer':
      script.headers.push({ name: 'Authorization', pieces: [{ text: 'Bearer ' }, ...pieces] })
      return
    case 'body':
      script.edits.push(bodyEdit(root, place.path, variable))
      return
    default:
      throw new CannotSign('The credential stands where this export cannot put it: not in a header and not in JSON.')
  }
}

const signItem = (script: Script, signing: ShellSigning, root: JsonNode | null, variable: string): void => {
  const { recipe } = signing
  if (recipe.type === 'equals') return putCredential(script, signing, root, 'WEBHOOK_SECRET')
  if (recipe.type !== 'hmac' && recipe.type !== 'hash') {
    throw new CannotSign(
      'The vendor signs with a private key that nobody else has, so no command can sign a sample. Use Send test event in Hookwright.',
    )
  }
  const digest = digestCommand(recipe)
  script.after.push(`${variable}="$(${contentCommands({ ...signing, recipe })} | ${digest})"`)
  putCredential(script, signing, root, variable)
}

const supplyKey = (script: Script, recipe: Recipe): void => {
  if (recipe.type !== 'hmac') return
  const command = keyCommands[recipe.key]
  script.before.push(command === '' ? 'key="$WEBHOOK_SECRET"' : `key="$(${command} | od -An -v -tx1 | tr -d ' \\n')"`)
}

/** Values in the body that are fresh for every delivery. */
const supplyBodyValues = (script: Script, { recipe }: ShellSigning, root: JsonNode | null): void => {
  const nonce = typeof recipe.replay === 'object' ? recipe.replay.nonce : null
  const fresh: [ValueSource | null, string][] = [
    [recipe.timestamp?.source ?? null, 'timestamp'],
    [nonce, 'id'],
  ]
  for (const [source, variable] of fresh) {
    if (source?.from === 'body') script.edits.push(bodyEdit(root, source.path, variable))
    else if (source !== null && source.from !== 'header' && source.from !== 'field') {
      throw new CannotSign('A value that is fresh for every delivery stands where this export cannot put it.')
    }
  }
}

/** Headers that are signed, or tell one delivery from another. */
const supplyHeaders = (script: Script, signing: ShellSigning): void => {
  const { connection, recipe } = signing
  const parts = 'content' in recipe ? recipe.content.filter((part) => part.part === 'header') : []
  const wanted = parts.map((part) => ({ names: [part.name, ...(part.or ?? [])], isNeeded: part.optional !== true }))
  const { deliveryIdFrom } = connection
  if (deliveryIdFrom?.from === 'header') wanted.push({ names: [deliveryIdFrom.name], isNeeded: false })
  for (const { isNeeded, names } of wanted) {
    const [name = ''] = names
    if (script.headers.some((header) => header.name.toLowerCase() === name.toLowerCase())) continue
    const pieces = headerPieces(signing, names) ?? (isNeeded ? [{ variable: 'id' }] : null)
    if (pieces !== null) script.headers.push({ name, pieces })
  }
}

const supplyDigest = (script: Script, recipe: Recipe, request: RequestView): void => {
  const rule = 'bodyDigest' in recipe ? recipe.bodyDigest : undefined
  if (rule === undefined || rule.needed === 'if-present') return
  const isForm = isFormContentType(headerValues(request.headers, 'content-type')[0] ?? '')
  if (rule.needed === 'unless-form' && isForm) return
  if (rule.source.from !== 'header')
    throw new CannotSign('The digest of the body stands in the URL, where this export cannot put it.')
  script.after.push(`digest="$(openssl dgst -${rule.algorithm} -binary "$body" | ${encodeCommand(rule.encoding)})"`)
  const { name } = rule.source
  if (script.headers.some((header) => header.name.toLowerCase() === name.toLowerCase())) return
  script.headers.push({ name, pieces: [{ variable: 'digest' }] })
}

const makeSignedScript = (
  source: ExportSource,
  recipe: Recipe,
  request: RequestView,
  root: JsonNode | null,
): Script => {
  const script: Script = { before: [], after: [], edits: [], headers: [], url: source.baseUrl }
  const signing: ShellSigning = { connection: source.connection, recipe, request, baseUrl: source.baseUrl }
  supplyKey(script, recipe)
  supplyBodyValues(script, signing, root)
  supplyHeaders(script, signing)
  supplyDigest(script, recipe, request)
  if (recipe.each === undefined) signItem(script, signing, root, 'signature')
  else {
    const items = listItems(root, recipe.each)
    if (items.length === 0) throw new CannotSign('The sample has no item that could be signed.')
    items.forEach((item, index) => {
      signItem(script, { ...signing, request: { ...request, tree: () => item } }, item, `signature${index + 1}`)
    })
  }
  return script
}

const makeApiKeyScript = (source: ExportSource, headerName: string): Script => {
  const pieces: Piece[] = [{ variable: 'WEBHOOK_SECRET' }]
  if (headerName.toLowerCase() === 'authorization') pieces.unshift({ text: 'Bearer ' })
  return { before: [], after: [], edits: [], headers: [{ name: headerName, pieces }], url: source.baseUrl }
}

const timeCommands: Record<'s' | 'ms' | 'iso', string> = {
  s: 'timestamp="$(date +%s)"',
  ms: 'timestamp="$(date +%s)000"',
  iso: 'timestamp="$(date -u +%Y-%m-%dT%H:%M:%SZ)"',
}

const sampleHeaders = (headers: RawHeaders, script: Script): Script['headers'] => {
  const written = new Set(script.headers.map(({ name }) => name.toLowerCase()))
  return headers
    .filter(([name, value]) => !leftOut.test(name) && !written.has(name.toLowerCase()) && !value.includes('{{key:'))
    .map(([name, value]) => ({ name, pieces: [{ text: value }] }))
}

/** The commands that make the fresh values which the rest of the script uses. */
const freshCommands = (used: string, recipe: Recipe | null): string[] => {
  const isUsed = (variable: string): boolean => used.includes(`"${variable}"`) || used.includes(`$${variable}`)
  return [
    ...(isUsed('timestamp') ? [timeCommands[recipe?.timestamp?.unit ?? 's']] : []),
    ...(isUsed('id') ? ['id="$(openssl rand -hex 16)"'] : []),
  ]
}

const printScript = (source: ExportSource, script: Script, parts: { headers: RawHeaders; body: string }): string[] => {
  const { authentication, connection } = source
  const recipe = authentication.method === 'signature' ? authentication.recipe : null
  const label = authentication.method === 'signature' ? authentication.secretLabel : 'API key'
  const body = cutBody(parts.body, script.edits)
  const headers = [...sampleHeaders(parts.headers, script), ...script.headers]
  const isSignatureInBody = script.edits.some(({ variable }) => variable.startsWith('signature'))
  const writeBody = [
    'body="$(mktemp)"',
    `trap 'rm -f "$body"' EXIT`,
    `{ ${body.map(printPiece).join('; ')}; } > "$body"`,
  ]
  const request = [
    `curl --silent --show-error --include --request ${connection.methods?.[0] ?? 'POST'} ${shellQuote(script.url)}`,
    ...headers.map(({ name, pieces }) => `  --header ${shellWord([{ text: `${name}: ` }, ...pieces])}`),
    '  --data-binary @"$body"',
  ]
  return [
    'set -eu',
    `: "\${WEBHOOK_SECRET:?Set WEBHOOK_SECRET to the ${commentText(label).replace(/[^A-Za-z0-9 .-]/g, '')} first.}"`,
    ...freshCommands(JSON.stringify([body, headers, script.after]), recipe),
    ...script.before,
    ...(isSignatureInBody ? [...script.after, ...writeBody] : [...writeBody, ...script.after]),
    request.join(' \\\n'),
  ]
}

/** A shell script that signs a sample with openssl and sends it with curl. The secret comes from WEBHOOK_SECRET. */
export function printCurl(source: ExportSource): Export {
  const { authentication } = source
  const sample = pickSample(source)
  const method = source.connection.methods?.[0] ?? 'POST'
  const captured = { method, target: '/', httpVersion: '1.1', sender: '', receivedAt: 0, ...sample }
  const request = viewRequest(captured, { config: source.config })
  const parse = parseJson(sample.body)
  const root = parse.kind === 'tree' ? parse.tree : null
  const differences = new Differences()
  differences.add(
    'While they run, other users of this computer may see the secret in the arguments of openssl and curl',
  )
  if (hasSecretInBody(source)) {
    differences.add('The body is the example of the connection, because every captured one holds the secret')
  }
  try {
    const script =
      authentication.method === 'apiKey'
        ? makeApiKeyScript(source, authentication.headerName)
        : makeSignedScript(source, authentication.recipe, request, root)
    const lines = printScript(source, script, { headers: sample.headers, body: decodeUtf8(sample.body).text })
    const header = [...headerLines(source, differences.list()), '', 'Needs sh, curl and openssl.']
    return printed(
      ['#!/bin/sh', ...header.map((line) => `# ${line}`.trimEnd()), '', ...lines, ''].join('\n'),
      differences.list(),
    )
  } catch (error) {
    if (error instanceof CannotSign) return refused(error.message)
    throw error
  }
}
