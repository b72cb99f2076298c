import { Differences } from '../differences'
import { printed, refused } from '../export-source'
import type { Export, ExportSource } from '../export-source'
import { headerLines } from '../words'
import { makeCheckCode, noteCodeDifferences } from './check-code'
import type { CheckCode } from './check-code'
import { node, pickHelpers } from './language'
import { findObstacle } from './obstacles'

const locateCall = ({ options, places }: CheckCode): string =>
  `locate(${places}, {${options.length === 0 ? '' : ` ${options.map(([name, value]) => `${name}: ${value}`).join(', ')} `}})`

const equalsBody = (code: CheckCode): string[] => {
  const located = locateCall(code)
  if (code.isEveryPlace) {
    return [
      `  const found = ${located}`,
      `  if (!found.every(({ candidates: [candidate] }) => ${code.fits})) throw new Refusal('The key is wrong.')`,
    ]
  }
  return [
    `  const candidates = ${located}.flatMap((place) => place.candidates)`,
    `  if (!candidates.some((candidate) => ${code.fits})) throw new Refusal('The token is wrong.')`,
    ...code.afterwards.map((call) => `  ${call}`),
  ]
}

const contentLines = (code: CheckCode, indent: string): string[] => {
  const [only] = code.content
  const lines =
    code.content.length === 1 && only !== undefined
      ? [`const content = ${only}`]
      : ['const content = Buffer.concat([', ...code.content.map((part) => `  ${part},`), '])']
  return lines.map((line) => indent + line)
}

const signedBody = (code: CheckCode): string[] => {
  const indent = code.urls === null ? '      ' : '        '
  const tried = [
    ...contentLines(code, indent),
    `${indent}if (signatures.some((signature) => ${code.fits})) {`,
    ...code.afterwards.map((call) => `${indent}  ${call}`),
    `${indent}  return`,
    `${indent}}`,
  ]
  return [
    ...(code.key === null ? [] : [`  const key = ${code.key}`]),
    ...(code.algorithm === null ? [] : [`  const algorithm = ${code.algorithm}`]),
    `  let problem = null`,
    `  for (const { candidates, fields } of ${locateCall(code)}) {`,
    `    try {`,
    ...(code.signedAt === null ? [] : [`      const signedAt = ${code.signedAt}`]),
    `      const signatures = ${code.signatures ?? ''}`,
    ...(code.urls === null ? tried : [`      for (const url of ${code.urls}) {`, ...tried, '      }']),
    `    } catch (error) {`,
    `      if (!(error instanceof Refusal)) throw error`,
    `      problem ??= error`,
    `    }`,
    `  }`,
    `  throw problem ?? new Refusal('The signature does not fit what was signed and the secret.')`,
  ]
}

const entry = (code: CheckCode): string[] =>
  code.each === null
    ? ['    checkRequest(given, secret, settings, now)']
    : [
        `    const items = nodesAt(readJson(given.body), ${code.each})`,
        `    if (items.length === 0 || items.length > 200) throw new Refusal('There are no items, or too many.')`,
        '    for (const item of items) checkRequest({ ...given, item }, secret, settings, now)',
      ]

const cryptoNames = ['createHash', 'createHmac', 'createPublicKey', 'timingSafeEqual', 'verify as verifySignature']

const usage = (secretName: string): string[] => [
  'Tells whether a delivery is genuine. Needs Node 20 or later and nothing else.',
  '',
  '- request.method: the method, such as POST',
  '- request.target: path and query as received, such as request.url of node:http',
  '- request.baseUrl: the public URL as the sender knows it, without the query',
  '- request.headers: the headers, as an object or as pairs of name and value',
  '- request.body: the bytes of the body as received (a Buffer), before anything parses them',
  `- secret: the ${secretName}; keep it out of the code, in an environment variable or a vault`,
  '- options.settings: the settings of the connection by name; options.now: the time in milliseconds',
]

/** Stand-alone code for Node that verifies a delivery. */
export function printNodeCode(source: ExportSource): Export {
  const obstacle = findObstacle(source, 'Node')
  if (obstacle !== null) return refused(obstacle)
  const differences = new Differences()
  noteCodeDifferences(source.authentication, differences)
  const code = makeCheckCode(source.authentication, node)
  const body = code.kind === 'equals' ? equalsBody(code) : signedBody(code)
  const main = [
    'export function verifyWebhook(request, secret, { settings = {}, now = Date.now() } = {}) {',
    '  const headers = Array.isArray(request.headers)',
    '    ? request.headers',
    '    : Object.entries(request.headers).flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)]))',
    '  const given = { ...request, headers, body: Buffer.from(request.body) }',
    '  try {',
    ...entry(code),
    '    return { authentic: true, reason: null }',
    '  } catch (error) {',
    '    if (error instanceof Refusal) return { authentic: false, reason: error.message }',
    '    throw error',
    '  }',
    '}',
  ].join('\n')
  const check = ['function checkRequest(request, secret, settings, now) {', ...body, '}'].join('\n')
  const helpers = pickHelpers(node, `${main}\n${check}`)
  const whole = [check, ...helpers].join('\n\n')
  const imports = cryptoNames.filter((name) => whole.includes(`${name.split(' ').at(-1) ?? ''}(`))
  const secretName = source.authentication.method === 'apiKey' ? 'API key' : source.authentication.secretLabel
  const header = [...headerLines(source, differences.list()), '', ...usage(secretName)]
  return printed(
    [
      ['/**', ...header.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n'),
      `import { ${imports.join(', ')} } from 'node:crypto'`,
      main,
      'class Refusal extends Error {}',
      whole,
      '',
    ]
      .join('\n\n')
      .replace(/\n+$/, '\n'),
    differences.list(),
  )
}
