import { Differences } from '../differences'
import { printed, refused } from '../export-source'
import type { Export, ExportSource } from '../export-source'
import { headerLines } from '../words'
import { makeCheckCode, noteCodeDifferences } from './check-code'
import type { CheckCode } from './check-code'
import { pickHelpers, python } from './language'
import { findObstacle } from './obstacles'

const locateCall = ({ options, places }: CheckCode): string =>
  `locate(${[places, ...options.map(([name, value]) => `${name}=${value}`)].join(', ')})`

const equalsBody = (code: CheckCode): string[] => {
  const located = locateCall(code)
  if (code.isEveryPlace) {
    return [
      `    found = ${located}`,
      `    if not all(${code.fits} for (candidate,), _ in found):`,
      '        raise Refusal("The key is wrong.")',
    ]
  }
  return [
    `    found = ${located}`,
    `    if not any(${code.fits} for candidates, _ in found for candidate in candidates):`,
    '        raise Refusal("The token is wrong.")',
    ...code.afterwards.map((call) => `    ${call}`),
  ]
}

const contentLines = (code: CheckCode, indent: string): string[] => {
  const [only] = code.content
  const lines =
    code.content.length === 1 && only !== undefined
      ? [`content = ${only}`]
      : ['content = b"".join(', '    [', ...code.content.map((part) => `        ${part},`), '    ]', ')']
  return lines.map((line) => indent + line)
}

const signedBody = (code: CheckCode): string[] => {
  const indent = code.urls === null ? '            ' : '                '
  const tried = [
    ...contentLines(code, indent),
    `${indent}if any(${code.fits} for signature in signatures):`,
    ...code.afterwards.map((call) => `${indent}    ${call}`),
    `${indent}    return`,
  ]
  return [
    ...(code.key === null ? [] : [`    key = ${code.key}`]),
    ...(code.algorithm === null ? [] : [`    algorithm = ${code.algorithm}`]),
    '    problem = None',
    `    for candidates, fields in ${locateCall(code)}:`,
    '        try:',
    ...(code.signedAt === null ? [] : [`            signed_at = ${code.signedAt}`]),
    `            signatures = ${code.signatures ?? ''}`,
    ...(code.urls === null ? tried : [`            for url in ${code.urls}:`, ...tried]),
    '        except Refusal as refusal:',
    '            problem = problem or refusal',
    '    raise problem or Refusal("The signature does not fit what was signed and the secret.")',
  ]
}

const entry = (code: CheckCode): string[] =>
  code.each === null
    ? ['        check_request(given, secret, settings or {}, now)']
    : [
        `        items = nodes_at(read_json(given["body"]), ${code.each})`,
        '        if not 0 < len(items) <= 200:',
        '            raise Refusal("There are no items, or too many.")',
        '        for item in items:',
        '            check_request({**given, "item": item}, secret, settings or {}, now)',
      ]

const modules: readonly (readonly [string, RegExp])[] = [
  ['import base64', /\bbase64\./],
  ['import hashlib', /\bhashlib\./],
  ['import hmac', /\bhmac\./],
  ['import json', /\bjson\./],
  ['import re', /\bre\./],
  ['import time', /\btime\.time\(/],
  ['import zlib', /\bzlib\./],
  ['from datetime import datetime', /\bdatetime\./],
]

const urlNames: readonly (readonly [string, RegExp])[] = [
  ['parse_qsl', /\bparse_qsl\(/],
  ['quote', /\bquote\(/],
  ['unquote_plus', /\bunquote_plus\(/],
]

const importsOf = (code: string): string => {
  const names = urlNames.filter(([, pattern]) => pattern.test(code)).map(([name]) => name)
  const lines = modules.filter(([, pattern]) => pattern.test(code)).map(([line]) => line)
  return [...lines, ...(names.length === 0 ? [] : [`from urllib.parse import ${names.join(', ')}`])].join('\n')
}

const usage = (secretName: string): string[] => [
  'Tells whether a delivery is genuine. Needs Python 3.9 or later and nothing else.',
  '',
  '- method: the method, such as POST',
  '- target: path and query as received',
  '- base_url: the public URL as the sender knows it, without the query',
  '- headers: pairs of name and value',
  '- body: the bytes of the body as received, before anything parses them',
  `- secret: the ${secretName}; keep it out of the code, in an environment variable or a vault`,
  '- settings: the settings of the connection by name; now: the time in seconds',
]

/** Stand-alone code for Python that verifies a delivery. */
export function printPythonCode(source: ExportSource): Export {
  const obstacle = findObstacle(source, 'Python')
  if (obstacle !== null) return refused(obstacle)
  const differences = new Differences()
  noteCodeDifferences(source.authentication, differences)
  const code = makeCheckCode(source.authentication, python)
  const body = code.kind === 'equals' ? equalsBody(code) : signedBody(code)
  const main = [
    'def verify_webhook(method, target, base_url, headers, body, secret, settings=None, now=None):',
    '    """Returns (True, None) for a genuine delivery, and (False, reason) for any other."""',
    '    now = time.time() if now is None else now',
    '    given = {"method": method, "target": target, "base_url": base_url, "headers": list(headers), "body": bytes(body)}',
    '    try:',
    ...entry(code),
    '        return True, None',
    '    except Refusal as refusal:',
    '        return False, str(refusal)',
  ].join('\n')
  const check = ['def check_request(request, secret, settings, now):', ...body].join('\n')
  const whole = [main, check, ...pickHelpers(python, `${main}\n${check}`)].join('\n\n\n')
  const secretName = source.authentication.method === 'apiKey' ? 'API key' : source.authentication.secretLabel
  const header = [...headerLines(source, differences.list()), '', ...usage(secretName)]
  return printed(
    [
      [...header.map((line) => `# ${line}`.trimEnd()), importsOf(whole)].join('\n').replace(/\nimport/, '\n\nimport'),
      'class Refusal(Exception):\n    pass',
      `${whole}\n`,
    ].join('\n\n\n'),
    differences.list(),
  )
}
