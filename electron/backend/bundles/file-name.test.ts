import { expect, it } from 'vitest'
import { safeFileName } from './file-name'

it.each([
  ['Webhook: GitHub issues opened', 'github-issues-opened.hookwright.json'],
  ['Zahlung für Ärzte', 'zahlung-fur-arzte.hookwright.json'],
  ['../../etc/passwd', 'etc-passwd.hookwright.json'],
  ['CON', 'trigger-con.hookwright.json'],
  ['Webhook: ', 'trigger.hookwright.json'],
  ['支払い', 'trigger.hookwright.json'],
  ['a\u0000b\u202Egnp.exe', 'a-b-gnp-exe.hookwright.json'],
])('names the file of %j so that every system can save it', (name, expected) => {
  expect(safeFileName(name, '.hookwright.json')).toBe(expected)
})

it('keeps the name short', () => {
  expect(safeFileName('long '.repeat(40), '.schema.json').length).toBeLessThanOrEqual(80)
})
