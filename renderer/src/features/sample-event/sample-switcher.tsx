import type { SampleSummary } from '@shared/contracts/sample'
import { formatTime } from '../../lib/format'
import { report } from '../../lib/report'
import { IconButton } from '../../ui/icon-button'
import { ChevronLeftIcon, ChevronRightIcon, DeleteIcon } from '../../ui/icons'
import { SegmentedControl } from '../../ui/segmented-control'
import type { Samples } from './use-samples'

const sideBySide = 3

/** Goes through the samples by the time they came, and removes one. */
export function SampleSwitcher({ samples }: { samples: Samples }) {
  const { list, selectedId } = samples
  const selected = list.find((sample) => sample.id === selectedId)
  return (
    <div className="flex shrink-0 items-center gap-1">
      {list.length > 1 && (list.length <= sideBySide ? <Times samples={samples} /> : <Stepper samples={samples} />)}
      {list.length === 1 && selected && <span className="px-2 text-sm text-ok">{formatTime(selected.capturedAt)}</span>}
      {selected && (
        <IconButton
          label={`Remove the sample of ${formatTime(selected.capturedAt)}`}
          icon={DeleteIcon}
          onClick={() => report(samples.remove(selected.id))}
        />
      )}
    </div>
  )
}

function Times({ samples: { list, selectedId, select } }: { samples: Samples }) {
  return (
    <SegmentedControl
      label="Sample"
      value={selectedId ?? ''}
      options={list.map((sample) => ({ value: sample.id, label: timeAmong(sample, list) }))}
      onChange={select}
    />
  )
}

function Stepper({ samples: { list, selectedId, select } }: { samples: Samples }) {
  const place = list.findIndex((sample) => sample.id === selectedId)
  const current = list[place]
  const step = (by: number) => () => {
    const sample = list[place + by]
    if (sample) select(sample.id)
  }
  return (
    <div role="group" aria-label="Sample" className="flex items-center rounded-md border border-line bg-raised">
      <IconButton label="Earlier sample" icon={ChevronLeftIcon} disabled={place <= 0} onClick={step(-1)} />
      <span className="px-1 text-sm text-fg tabular-nums">
        <span className="font-medium">{current ? formatTime(current.capturedAt) : ''}</span>{' '}
        <span className="text-fg-2">
          {place + 1} of {list.length}
        </span>
      </span>
      <IconButton label="Later sample" icon={ChevronRightIcon} disabled={place >= list.length - 1} onClick={step(1)} />
    </div>
  )
}

/** The time, told apart where two samples came in the same second. */
function timeAmong(sample: SampleSummary, list: readonly SampleSummary[]): string {
  const time = formatTime(sample.capturedAt)
  const sameSecond = list.filter((other) => formatTime(other.capturedAt) === time)
  return sameSecond.length === 1 ? time : `${time} (${sameSecond.indexOf(sample) + 1})`
}
