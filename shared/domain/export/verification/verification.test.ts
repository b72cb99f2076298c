import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { connections } from '../../../connections'
import { must } from '../../assert'
import { decide } from '../../decide'
import type { DecisionContext } from '../../decision'
import { onlyFor, unusualConnection } from '../../testing/unusual-schemes'
import { withCustomSchemes } from '../../testing/faults/custom-schemes'
import { baseUrl, currentKey, makeContext, makeRequest, now } from '../../testing/fixtures'
import { sourceOf } from '../../testing/export-source'
import { contextFor, exampleConfig } from '../../testing/sign-sample'
import type { SampleCase } from '../../testing/sign-sample'
import { spoil } from '../../testing/tampered'
import type { Attempt } from '../../testing/tampered'
import type { ExportSource } from '../export-source'
import { printNodeCode } from './node-code'
import { printPythonCode } from './python-code'

const directory = mkdtempSync(join(tmpdir(), 'hookwright-verify-'))
afterAll(() => rmSync(directory, { recursive: true }))

interface Case {
  name: string
  source: ExportSource
  attempts: readonly Attempt[]
  /** Whether the domain finds an attempt genuine. */
  isGenuine: (attempt: Attempt) => boolean
}

const judge = (context: DecisionContext, { request, secret }: Attempt): boolean => {
  const [key] = context.secrets
  const secrets = [{ ...must(key, 'a context has a key'), secret }]
  const { verdict } = decide(request, { ...context, secrets, connection: { ...context.connection, handshakes: [] } })
  return verdict.endedAt === 'method' || verdict.authentic
}

const caseOf = (sample: SampleCase): Case => ({
  name: `${sample.name}`,
  source: sourceOf(sample),
  attempts: spoil(sample),
  isGenuine: (attempt) => {
    const context = contextFor(sample, attempt.request)
    const methods = ['POST' as const, 'PUT' as const]
    return judge({ ...context, connection: { ...context.connection, methods } }, attempt)
  },
})

const connectionCases = [...withCustomSchemes(connections), unusualConnection].flatMap((connection) =>
  connection.presets.flatMap((preset) =>
    connection.eventTypes
      .slice(0, 2)
      .filter(({ id }) => (onlyFor[preset.id] ?? id) === id)
      .map((event) => caseOf({ name: `${connection.name}, ${preset.name}, ${event.id}`, connection, preset, event })),
  ),
)

const key = currentKey.secret

const apiKeyCase = (headerName: string): Case => {
  const custom = must(
    connections.find(({ id }) => id === 'custom-webhook'),
    'there is a Custom Webhook',
  )
  const preset = must(custom.presets[0], 'it has a preset')
  const event = must(custom.eventTypes[0], 'it has an event type')
  const sample: SampleCase = { name: `API key in ${headerName}`, connection: custom, preset, event }
  const bare = makeContext(custom)
  const authentication = { method: 'apiKey' as const, preset: preset.id, headerName }
  const context = { ...bare, trigger: { ...bare.trigger, authentication } }
  const attempt = (name: string, changes: Parameters<typeof makeRequest>[0]): Attempt => ({
    name,
    request: makeRequest(changes),
    secret: key,
  })
  const headerLists: [string, string][][] = [
    [],
    [['X-API-Key', key]],
    [['x-api-key', `${key}x`]],
    [['BLINK-API-KEY', key]],
    [['Authorization', `Bearer ${key}`]],
    [['Authorization', key]],
    [['Authorization', 'Bearer other']],
    [[headerName, key]],
    [[headerName, ` ${key}`]],
    [['X-API-Key', '']],
    [
      ['X-API-Key', key],
      ['X-API-Key', key],
    ],
    [
      ['X-API-Key', key],
      ['Authorization', 'Bearer other'],
    ],
    [
      ['X-API-Key', key],
      ['Authorization', `bearer ${key}`],
    ],
  ]
  return {
    name: sample.name,
    source: sourceOf(sample, { authentication: { method: 'apiKey', headerName } }),
    attempts: [
      ...headerLists.map((headers) => attempt(headers.map(([name, value]) => `${name}: ${value}`).join(), { headers })),
      attempt('in the query', { target: `/hooks/x?apikey=${key}` }),
      attempt('another one in the query', { target: '/hooks/x?apikey=other' }),
      attempt('twice in the query', { target: `/hooks/x?apikey=${key}&apikey=${key}` }),
    ],
    isGenuine: (one) => judge(context, one),
  }
}

const cases = [...connectionCases, apiKeyCase('X-API-Key'), apiKeyCase('X-Shop-Key'), apiKeyCase('Authorization')]

/** Writes the code of every case and the attempts, runs them in one process, and returns what the code said. */
function run(
  all: readonly Case[],
  language: { print: typeof printNodeCode; ending: string; command: string; runner: string },
) {
  const home = join(directory, language.ending)
  mkdirSync(home, { recursive: true })
  const jobs = all.map(({ source, attempts }, index) => {
    const { refusal, text } = language.print(source)
    expect(refusal).toBeNull()
    writeFileSync(join(home, `code${index}.${language.ending}`), text ?? '')
    return attempts.map(({ request, secret }) => ({
      ...{ method: request.method, target: request.target, baseUrl, headers: request.headers, secret },
      ...{ body: Buffer.from(request.body).toString('base64'), settings: source.config, now },
    }))
  })
  writeFileSync(join(home, 'jobs.json'), JSON.stringify(jobs))
  writeFileSync(join(home, `run.${language.ending}`), language.runner)
  const done = spawnSync(language.command, [join(home, `run.${language.ending}`)], { encoding: 'utf8', cwd: home })
  expect(done.stderr).toBe('')
  return JSON.parse(done.stdout) as [boolean, string | null][][]
}

const nodeRunner = `
import { readFileSync } from 'node:fs'
const jobs = JSON.parse(readFileSync('jobs.json', 'utf8'))
const results = []
for (const [index, attempts] of jobs.entries()) {
  const { verifyWebhook } = await import('./code' + index + '.mjs')
  results.push(attempts.map(({ secret, settings, now, ...request }) => {
    const { authentic, reason } = verifyWebhook({ ...request, body: Buffer.from(request.body, 'base64') }, secret, { settings, now })
    return [authentic, reason]
  }))
}
process.stdout.write(JSON.stringify(results))
`

const pythonRunner = `
import base64, importlib, json, sys
sys.dont_write_bytecode = True
results = []
for index, attempts in enumerate(json.load(open("jobs.json"))):
    verify = importlib.import_module("code" + str(index)).verify_webhook
    results.append([
        verify(a["method"], a["target"], a["baseUrl"], a["headers"], base64.b64decode(a["body"]), a["secret"], a["settings"], a["now"] / 1000)
        for a in attempts
    ])
print(json.dumps(results))
`

const languages = {
  Node: { print: printNodeCode, ending: 'mjs', command: process.execPath, runner: nodeRunner },
  Python: { print: printPythonCode, ending: 'py', command: 'python3', runner: pythonRunner },
}

const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) process.stdout.write('The Python code is not run: this computer has no python3.\n')

describe.for(['Node', 'Python'] as const)('the verification code for %s', { timeout: 120_000 }, (name) => {
  const language = languages[name]

  it.skipIf(name === 'Python' && !hasPython)('decides every delivery as the app does', () => {
    const written = cases.filter(({ source }) => language.print(source).refusal === null)
    const results = run(written, language)
    const wrong: string[] = []
    let genuine = 0
    for (const [index, { attempts, isGenuine, name: what }] of written.entries()) {
      for (const [at, attempt] of attempts.entries()) {
        const [authentic, reason] = results[index]?.[at] ?? [null, 'no answer']
        const wanted = isGenuine(attempt)
        genuine += wanted ? 1 : 0
        if (authentic !== wanted) wrong.push(`${what}, ${attempt.name}: ${authentic} (${reason}), wanted ${wanted}`)
      }
      expect(
        isGenuine(must(attempts.find((one) => one.name === 'as signed') ?? attempts[1], 'one is right')),
        what,
      ).toBe(true)
    }
    expect(wrong).toEqual([])
    expect(genuine).toBeGreaterThan(written.length)
  })

  it('is refused with the reason only where it cannot be written', () => {
    const refusals = cases.flatMap(({ source }) => {
      const { refusal } = language.print(source)
      const { authentication, connection } = source
      const scheme = authentication.method === 'signature' ? authentication.schemeName : ''
      return refusal === null ? [] : [connection.id === 'custom-recipe' ? scheme : connection.id]
    })
    const publicKeys = ['discord', 'rsa-sha256', 'sendgrid']
    const always = ['aws-sns', 'jwt-hs256', 'jwt-rs256']
    expect([...new Set(refusals)].sort()).toEqual([...always, ...(name === 'Python' ? publicKeys : [])].sort())
  })

  it('holds no secret, whatever the settings and samples hold', () => {
    for (const { attempts, source } of cases) {
      const text = language.print(source).text ?? ''
      for (const { secret } of attempts) if (secret !== '') expect(text).not.toContain(secret)
      for (const setting of Object.values(exampleConfig(source.connection))) expect(text).not.toContain(setting)
    }
  })
})
