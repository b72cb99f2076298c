import { expect, it } from 'vitest'
import type { Log } from './ports'
import { createRedactingLog } from './redacting-log'

it('takes a known secret out of messages, fields, error messages and stacks', () => {
  const written: string[] = []
  const log: Log = {
    fact: () => undefined,
    warn: (message, fields) => void written.push(message, JSON.stringify(fields)),
    error: (message, error) =>
      void written.push(message, error instanceof Error ? `${error.message} ${error.stack}` : ''),
  }
  const redacting = createRedactingLog(log, () => ['hwk_secret'])
  redacting.warn('bad hwk_secret', { field: 'hwk_secret!' })
  redacting.error('worse hwk_secret', new Error('hwk_secret is no URL'))
  expect(written.join('\n')).not.toContain('hwk_secret')
  expect(written.join('\n')).toContain('[secret] is no URL')
})
