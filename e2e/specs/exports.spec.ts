import { execFile, spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Parser } from '@asyncapi/parser'
import type { Page } from '@playwright/test'
import { Validator } from '@seriousme/openapi-schema-validator'
import ts from 'typescript'
import { callApp } from '../fixtures/call-app'
import { answerSaveDialog, readClipboard } from '../fixtures/desktop'
import { isAccepted } from '../fixtures/json-schema'
import type { RunningApp } from '../fixtures/launch-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { send } from '../fixtures/send'
import { expect, test } from '../fixtures/test'
import { readGithubPayload } from '../fixtures/vendor-payloads'
import { Deliveries } from '../pages/deliveries'
import { ExportDialog } from '../pages/export-dialog'
import { Shell } from '../pages/shell'
import { TriggerPage } from '../pages/trigger-page'

const run = promisify(execFile)
const payload = readGithubPayload('issues', 'opened')
const event = JSON.parse(payload.toString())
const wrongEvent = { ...event, issue: 'none' }

/** A ready trigger that learnt its schema from a real payload, opened on its page. */
async function openTrigger(page: Page, receiverUrl: string) {
  const { secret, trigger } = await makeReadyTrigger(page, receiverUrl, {
    name: 'Webhook: GitHub issues',
    method: 'apiKey',
  })
  const triggerId = trigger.id
  for (const { id } of (await callApp(page, 'samples.list', { triggerId })).samples) {
    await callApp(page, 'samples.remove', { sampleId: id })
  }
  await callApp(page, 'triggers.listen', { triggerId, listening: true })
  const url = `${receiverUrl}/hooks/${trigger.token}`
  await send(url, { headers: { 'x-api-key': secret, 'content-type': 'application/json' }, body: payload })
  await callApp(page, 'triggers.listen', { triggerId, listening: false })
  await callApp(page, 'schemas.apply', { triggerId })
  await new Shell(page).trigger('GitHub issues').click()
  return { secret, url, triggerId }
}

/** Saves one format through the dialog and gives the path. */
async function saveFormat(
  { dataDirectory, electron, page }: RunningApp,
  label: string,
  fileName: string,
): Promise<string> {
  const exported = new ExportDialog(page)
  const path = join(dataDirectory, fileName)
  await answerSaveDialog(electron, path)
  await exported.format(label).click()
  await exported.saveButton.click()
  await expect(new Shell(page).notifications).toContainText(`Saved to ${fileName}`)
  return path
}

test('every export is saved through the dialog and holds by a tool of others', async ({ app }) => {
  test.setTimeout(240_000)
  const { dataDirectory, page, receiverUrl } = app
  const { secret, url } = await openTrigger(page, receiverUrl)
  const triggerPage = new TriggerPage(page)
  await triggerPage.exportButton.click()
  await triggerPage.exportItem('TypeScript').click()
  const exported = new ExportDialog(page)
  await expect(exported.differences).toContainText('The format date-time is not checked')
  const read = async (path: string): Promise<string> => {
    const text = await readFile(path, 'utf8')
    expect(text).not.toContain(secret)
    return text
  }

  const schema = JSON.parse(await read(await saveFormat(app, 'JSON Schema', 'issues.schema.json')))
  expect(await isAccepted(schema, event)).toBe(true)
  expect(await isAccepted(schema, wrongEvent)).toBe(false)

  await read(await saveFormat(app, 'TypeScript', 'issues.ts'))
  const compile = async (name: string, value: unknown): Promise<number> => {
    const file = join(dataDirectory, name)
    const lines = [
      `import type { GitHubIssuesEvent } from './issues'`,
      `export const event: GitHubIssuesEvent = ${JSON.stringify(value)}`,
    ]
    await writeFile(file, lines.join('\n'))
    const options = {
      strict: true,
      noEmit: true,
      types: [],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    }
    return ts.getPreEmitDiagnostics(ts.createProgram([file], options)).length
  }
  expect(await compile('good.ts', event)).toBe(0)
  expect(await compile('wrong.ts', wrongEvent)).toBeGreaterThan(0)

  const zodText = await read(await saveFormat(app, 'Zod', 'issues.zod.ts'))
  const zodUrl = pathToFileURL(createRequire(import.meta.url).resolve('zod')).href
  const code = ts.transpileModule(zodText, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  const zodFile = join(dataDirectory, 'issues.zod.mjs')
  await writeFile(zodFile, code.outputText.replace(/(['"])zod\1/, JSON.stringify(zodUrl)))
  const { gitHubIssuesEventSchema } = await import(pathToFileURL(zodFile).href)
  expect(gitHubIssuesEventSchema.safeParse(event).success).toBe(true)
  expect(gitHubIssuesEventSchema.safeParse(wrongEvent).success).toBe(false)

  const openApi = JSON.parse(await read(await saveFormat(app, 'OpenAPI', 'issues.openapi.json')))
  expect(await new Validator().validate(openApi)).toMatchObject({ valid: true })
  const asyncApi = await new Parser().parse(await read(await saveFormat(app, 'AsyncAPI', 'issues.asyncapi.json')))
  expect(asyncApi.diagnostics.filter(({ severity }) => severity === 0)).toEqual([])

  const nodeFile = await saveFormat(app, 'Verify in Node', 'verify.mjs')
  await read(nodeFile)
  const { verifyWebhook } = await import(pathToFileURL(nodeFile).href)
  const request = { method: 'POST', target: '/', baseUrl: url, headers: { 'x-api-key': secret }, body: payload }
  expect(verifyWebhook(request, secret)).toEqual({ authentic: true, reason: null })
  expect(verifyWebhook(request, `${secret}x`)).toMatchObject({ authentic: false })

  const pythonFile = await saveFormat(app, 'Verify in Python', 'verify.py')
  await read(pythonFile)
  const script = `
import sys
from verify import verify_webhook
headers = [("X-API-Key", sys.argv[1])]
print(*[verify_webhook("POST", "/", sys.argv[2], headers, b"{}", key)[0] for key in (sys.argv[1], "other")])`
  if (spawnSync('python3', ['--version']).status === 0) {
    const { stdout } = await run('python3', ['-B', '-c', script, secret, url], { cwd: dataDirectory })
    expect(stdout.trim()).toBe('True False')
  }

  const curlFile = await saveFormat(app, 'cURL', 'issues.curl.sh')
  expect(await read(curlFile)).toContain(url)
  const { stdout } = await run('sh', [curlFile], { env: { PATH: process.env['PATH'], WEBHOOK_SECRET: secret } })
  expect(stdout).toContain('200 OK')
  expect(stdout).toContain('"status":"accepted"')

  const bundleFile = await saveFormat(app, 'Bundle', 'issues.hookwright.json')
  await read(bundleFile)
  const launcher = resolve(import.meta.dirname, '../../scripts/hookwright.mjs')
  const checked = await run(process.execPath, [launcher, 'test', bundleFile, '--json'])
  expect(JSON.parse(checked.stdout)).toMatchObject({ passed: true, samples: [{ schema: 'passed' }] })

  await page.keyboard.press('Escape')
  await expect(exported.dialog).toBeHidden()
  await triggerPage.tab('Deliveries').click()
  await expect(new Deliveries(page).rows.first()).toContainText(/accepted/i)
})

test('an export is copied as it is shown, and a format that cannot be is refused with the reason', async ({ app }) => {
  const { electron, page } = app
  const { id: triggerId } = await callApp(page, 'triggers.create', { connectionId: 'discord', eventType: null })
  await callApp(page, 'triggers.update', { triggerId, name: 'Webhook: Discord' })
  await new Shell(page).trigger('Discord').click()
  await new TriggerPage(page).exportButton.click()
  await new TriggerPage(page).exportItem('Verify in Python').click()
  const exported = new ExportDialog(page)
  await expect(exported.dialog).toContainText('which the standard library of Python cannot do')
  await expect(exported.saveButton).toBeDisabled()
  await exported.format('Verify in Node').click()
  await exported.copyButton.click()
  await expect.poll(() => readClipboard(electron)).toContain('export function verifyWebhook(')
  await exported.format('Zod').click()
  await expect(exported.dialog).toContainText('no confirmed schema to export')
})
