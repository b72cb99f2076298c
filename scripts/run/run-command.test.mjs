import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { isBuildStale } from './build-app.mjs'
import { exitCodeOf, runCommand } from './run-command.mjs'
import { sandboxFlags } from './sandbox-flags.mjs'

const node = process.execPath

describe('running a program', () => {
  test('reports its exit code and both of its outputs', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 7'
    const { code, output } = await runCommand(node, ['-e', script], { capture: true })
    expect(code).toBe(7)
    expect(output).toContain('out\n')
    expect(output).toContain('err\n')
  })

  test('rejects when the program does not exist', async () => {
    await expect(runCommand('/no/such/program', [], { capture: true })).rejects.toThrow('ENOENT')
  })

  test.skipIf(process.platform === 'win32')(
    'passes SIGTERM on once and ends with the code the program chose',
    async () => {
      const program = 'process.on("SIGTERM", () => process.exit(5)); console.log("ready"); setInterval(() => {}, 1000)'
      const module = new URL('./run-command.mjs', import.meta.url).href
      const launcher = `
      import { runCommand } from ${JSON.stringify(module)}
      const { code } = await runCommand(process.execPath, ['-e', ${JSON.stringify(program)}])
      process.exitCode = code`
      const child = spawn(node, ['--input-type=module', '-e', launcher], { stdio: ['ignore', 'pipe', 'inherit'] })
      const [line] = await once(createInterface({ input: child.stdout }), 'line')
      expect(line).toBe('ready')
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([5, null])
    },
  )
})

test('a program ended by a signal has the exit code a shell would give it', () => {
  expect(exitCodeOf(null, 'SIGKILL')).toBe(137)
  expect(exitCodeOf(3, null)).toBe(3)
})

describe('a build', () => {
  test('is stale when a part is missing or older than the newest source', () => {
    expect(isBuildStale(100, [null, 200, 200])).toBe(true)
    expect(isBuildStale(100, [200, 99, 200])).toBe(true)
    expect(isBuildStale(100, [200, 100, 101])).toBe(false)
  })
})

test('only root on Linux goes without the sandbox', () => {
  expect(sandboxFlags('linux', 0)).toEqual(['--no-sandbox'])
  expect(sandboxFlags('linux', 1000)).toEqual([])
  expect(sandboxFlags('darwin', 0)).toEqual([])
  expect(sandboxFlags('win32', undefined)).toEqual([])
})
