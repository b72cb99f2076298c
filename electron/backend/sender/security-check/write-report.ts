import type { CheckReport, CheckRow } from '@shared/contracts/sender'
import { reasons } from '@shared/domain/reasons'

const words: Record<CheckRow['result'], string> = {
  passed: 'passed',
  failed: 'FAILED',
  'not-applicable': 'does not apply',
}

/** A text as one cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ')

const observedOf = ({ observed }: CheckRow): string => {
  if (observed === null) return ''
  return observed.reason === null ? String(observed.status) : `${observed.status}, ${reasons[observed.reason].title}`
}

const rowOf = (row: CheckRow): string =>
  `| ${[row.name, row.expected, observedOf(row), words[row.result], row.note ?? ''].map(cell).join(' | ')} |`

/** How many rows ended in each way, as a sentence. */
export function summarise({ rows }: CheckReport): string {
  const count = (result: CheckRow['result']): number => rows.filter((row) => row.result === result).length
  return `${count('passed')} passed, ${count('failed')} failed, ${count('not-applicable')} do not apply.`
}

/** The report as a Markdown document. */
export function writeMarkdown(report: CheckReport): string {
  const { authentication, connection, finishedAt, notes, rows, triggerName } = report
  return [
    `# Security check: ${triggerName.replace(/\s+/g, ' ')}`,
    '',
    `${connection}, ${authentication}. ${new Date(finishedAt).toISOString()}. ${summarise(report)}`,
    '',
    '| case | expected | observed | result | note |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(rowOf),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n')
}
