import { expect, it } from 'vitest'
import { createJsonLog } from './json-log'

it('writes one line per fact, with line breaks and control characters escaped', () => {
  const lines: string[] = []
  const log = createJsonLog({ facts: { write: (line) => void lines.push(line), flush: () => undefined } })
  log.fact('trigger.changed', { trigger: 'a\n{"event":"forged"}\u001b[31m' })
  expect(lines).toHaveLength(1)
  for (const control of ['\n', '\u001b']) expect(lines[0]).not.toContain(control)
  expect(JSON.parse(lines[0] ?? '')).toEqual({ event: 'trigger.changed', trigger: 'a\n{"event":"forged"}\u001b[31m' })
})
