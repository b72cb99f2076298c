import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const launcher = resolve(import.meta.dirname, '../../../scripts/hookwright.mjs')
const directory = mkdtempSync(join(tmpdir(), 'hookwright-test-'))
afterAll(() => rmSync(directory, { recursive: true }))

const bundle = (body: string): string =>
  JSON.stringify({
    format: 'hookwright.bundle',
    version: 1,
    exportedAt: '2026-11-18T10:00:00.000Z',
    trigger: {
      name: 'Webhook: Orders',
      connectionId: 'custom-webhook',
      eventType: null,
      authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
    },
    schema: { type: 'object', properties: { order: { type: 'integer' } }, required: ['order'] },
    conditions: null,
    samples: [
      {
        eventType: null,
        capturedAt: '2026-11-18T10:00:00.000Z',
        headers: [
          ['Content-Type', 'application/json'],
          ['X-API-Key', ''],
        ],
        body: { encoding: 'utf8', data: body },
        expected: { outcome: 'accepted', status: 200 },
      },
    ],
  })

const write = (name: string, text: string): string => {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

const run = (...args: string[]) =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', cwd: directory })

// The first run builds the command line.
beforeAll(() => void run('--help'), 120_000)

describe('hookwright test', { timeout: 60_000 }, () => {
  it('exits 0 with a report when every sample passes', () => {
    const { status, stderr, stdout } = run('test', write('good.hookwright.json', bundle('{"order":7}')))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Webhook: Orders (Custom Webhook, any event)')
    expect(stdout).toContain('1 of 1 samples pass.')
  })

  it('exits 1 when a sample fails, and says where', () => {
    const { status, stdout } = run('test', write('bad.hookwright.json', bundle('{"order":"seven"}')))
    expect(status).toBe(1)
    expect(stdout).toMatch(/FAIL {2}sample 1/)
    expect(stdout).toContain('/order')
  })

  it('gives the same as JSON', () => {
    const path = write('json.hookwright.json', bundle('{"order":"seven"}'))
    for (const args of [
      [path, '--json'],
      ['--json', path],
    ]) {
      const { status, stdout } = run('test', ...args)
      expect(status).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({ passed: false, samples: [{ number: 1, schema: 'failed' }] })
    }
  })

  it.for([
    ['a file that is not there', ['test', 'missing.json'], /could not be read/],
    ['a folder', ['test', '.'], /not a file/],
    ['a file that is no JSON', ['test', 'no.json'], /not JSON/],
    ['JSON that is no bundle', ['test', 'other.json'], /not a Hookwright bundle/],
    ['a bundle of a later version', ['test', 'later.json'], /version 99/],
    ['a bundle without samples', ['test', 'empty.json'], /no samples/],
    ['no command', [], /Usage: hookwright test/],
    ['another command', ['deploy'], /Usage: hookwright test/],
    ['an unknown option', ['test', '--fast'], /Usage: hookwright test/],
    ['two files', ['test', 'a.json', 'b.json'], /Usage: hookwright test/],
  ] as const)('exits 2 for %s', ([, args, message]) => {
    write('no.json', 'this is no JSON')
    write('other.json', '{"a":1}')
    write('later.json', '{"format":"hookwright.bundle","version":99}')
    write('empty.json', JSON.stringify({ ...JSON.parse(bundle('{}')), samples: [] }))
    const { status, stderr, stdout } = run(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
