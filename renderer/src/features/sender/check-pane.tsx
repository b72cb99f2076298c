import type { CheckReport, CheckRow } from '@shared/contracts/sender'
import type { TriggerView } from '@shared/contracts/trigger'
import { reasons } from '@shared/domain/reasons'
import { attempt } from '../../lib/call'
import { classNames } from '../../lib/class-names'
import { formatDateTime } from '../../lib/format'
import { showDelivery } from '../../lib/navigation'
import { report as reportError } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Badge } from '../../ui/badge'
import type { Meaning } from '../../ui/badge'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { EmptyState } from '../../ui/empty-state'
import { ChevronRightIcon, ExportIcon, ShieldIcon } from '../../ui/icons'
import { Menu } from '../../ui/menu'
import { Notice } from '../../ui/notice'
import { runCheck } from './sender-store'
import type { SenderWork } from './sender-store'

const looks: Record<CheckRow['result'], { word: string; meaning: Meaning }> = {
  passed: { word: 'passed', meaning: 'ok' },
  failed: { word: 'failed', meaning: 'bad' },
  'not-applicable': { word: 'does not apply', meaning: 'mute' },
}

const observedOf = ({ observed }: CheckRow): string => {
  if (observed === null) return 'No answer'
  return observed.reason === null
    ? `${observed.status}, accepted`
    : `${observed.status}, ${reasons[observed.reason].title}`
}

async function exportReport(triggerId: string, format: 'json' | 'markdown'): Promise<void> {
  const saved = await attempt('sender.exportCheck', { triggerId, format })
  if (saved === null || saved.path === null) return
  showToast({ meaning: 'ok', text: `Saved to ${saved.path.split(/[\\/]/).at(-1)}` })
}

function Row({ row, triggerId }: { row: CheckRow; triggerId: string }) {
  const { meaning, word } = looks[row.result]
  const isTried = row.result !== 'not-applicable'
  const deliveryId = row.observed?.deliveryId ?? null
  const isHere = deliveryId !== null && row.id !== 'unknown-url'
  return (
    <tr className="border-b border-line align-top">
      <td className="py-2 pr-3 pl-4 font-medium">{row.name}</td>
      {isTried ? (
        <>
          <td className="py-2 pr-3 text-fg-2">{row.expected}</td>
          <td className={classNames('py-2 pr-3', row.result === 'failed' && 'font-medium text-bad')}>
            {row.note ?? observedOf(row)}
          </td>
        </>
      ) : (
        <td colSpan={2} className="py-2 pr-3 text-fg-2">
          {row.note}
        </td>
      )}
      <td className="py-1.5 pr-3">
        <Badge meaning={meaning}>{word}</Badge>
      </td>
      <td className="py-1 pr-3 text-right">
        {isHere && (
          <IconButton
            label={`Open delivery: ${row.name}`}
            icon={ChevronRightIcon}
            onClick={() => showDelivery(triggerId, deliveryId)}
          />
        )}
      </td>
    </tr>
  )
}

function Report({ report }: { report: CheckReport }) {
  const { notes, rows, triggerId } = report
  return (
    <>
      <table aria-label="Security check" className="w-full table-fixed text-sm select-text">
        <thead className="sticky top-0 z-10 bg-surface text-left text-xs text-fg-2">
          <tr className="border-b border-line">
            <th className="w-[32%] py-1.5 pr-3 pl-4 font-medium">Case</th>
            <th className="py-1.5 pr-3 font-medium">Expected</th>
            <th className="py-1.5 pr-3 font-medium">Observed</th>
            <th className="w-30 py-1.5 pr-3 font-medium">Result</th>
            <th className="w-12 py-1.5 pr-3">
              <span className="sr-only">Delivery</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} triggerId={triggerId} />
          ))}
        </tbody>
      </table>
      <ul aria-label="Notes" className="flex flex-col gap-1 px-4 py-3 text-xs text-fg-2 select-text">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}

const countOf = ({ rows }: CheckReport, result: CheckRow['result']): number =>
  rows.filter((row) => row.result === result).length

function Summary({ report }: { report: CheckReport }) {
  const failed = countOf(report, 'failed')
  const text = `${countOf(report, 'passed')} passed, ${failed} failed, ${countOf(report, 'not-applicable')} do not apply`
  return (
    <p role="status" aria-label="Result of the check" className="min-w-0 flex-1 truncate text-sm text-fg-2">
      <span className={classNames('font-semibold', failed > 0 ? 'text-bad' : 'text-fg')}>{text}</span>,{' '}
      {formatDateTime(report.finishedAt)}
    </p>
  )
}

interface CheckPaneProps {
  trigger: TriggerView
  work: SenderWork
}

function Start({ trigger, work }: CheckPaneProps) {
  const { error, isRunning } = work.check
  return (
    <EmptyState
      icon={ShieldIcon}
      title={error === null ? 'Not checked yet' : 'The check could not be run'}
      actions={
        <Button kind="primary" icon={ShieldIcon} busy={isRunning} onClick={() => reportError(runCheck(trigger))}>
          Run security check
        </Button>
      }
    >
      {error ??
        'It sends the genuine event first, then wrong keys, changed, old and repeated requests, and shows what was taken. Its deliveries are marked, and never become samples.'}
    </EmptyState>
  )
}

/** The negative cases against the trigger, as a table. */
export function CheckPane({ trigger, work }: CheckPaneProps) {
  const { error, isRunning, report } = work.check
  if (report === null) return <Start trigger={trigger} work={work} />
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-4">
        <Summary report={report} />
        <Menu
          trigger={<Button icon={ExportIcon}>Export report</Button>}
          entries={[
            { label: 'Markdown', onChoose: () => reportError(exportReport(trigger.id, 'markdown')) },
            { label: 'JSON', onChoose: () => reportError(exportReport(trigger.id, 'json')) },
          ]}
        />
        <Button icon={ShieldIcon} busy={isRunning} onClick={() => reportError(runCheck(trigger))}>
          Run again
        </Button>
      </div>
      {error !== null && (
        <Notice meaning="bad" shape="banner" announce>
          {error}
        </Notice>
      )}
      <div tabIndex={0} role="region" aria-label="Report" className="min-h-0 flex-1 overflow-auto">
        <Report report={report} />
      </div>
    </>
  )
}
