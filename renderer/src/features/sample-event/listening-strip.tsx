import type { Ref } from 'react'
import { formatQuantity } from '../../lib/format'
import { classNames } from '../../lib/class-names'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { ListenIcon, PassedIcon } from '../../ui/icons'
import { SampleSwitcher } from './sample-switcher'
import type { Listening } from './use-listening'
import type { Samples } from './use-samples'

interface ListeningStripProps {
  listening: Listening
  samples: Samples
  buttonRef: Ref<HTMLButtonElement>
}

/** Whether it listens and what it got so far, with the samples to look through. */
export function ListeningStrip({ listening, samples, buttonRef }: ListeningStripProps) {
  const { isListening } = listening
  const count = samples.list.length
  const look = lookOf(isListening, count)
  const Icon = look.icon
  return (
    <section
      aria-label="Listening"
      className={classNames('flex min-h-13 shrink-0 items-center gap-3 border-b border-line px-4.5 py-2', look.classes)}
    >
      <Icon
        aria-hidden
        size={15}
        className={classNames('shrink-0', look.text, isListening && count === 0 && 'animate-quiet')}
      />
      <p role="status" className={classNames('min-w-0 flex-1 text-sm', look.text)}>
        <strong className="font-semibold">{look.title}</strong> {look.sentence}
      </p>
      {count > 0 && <SampleSwitcher samples={samples} />}
      <Button
        ref={buttonRef}
        kind={isListening ? 'live' : count === 0 ? 'primary' : 'secondary'}
        icon={ListenIcon}
        className={isListening && count === 0 ? 'border-live/50' : undefined}
        onClick={() => report(isListening ? listening.stop() : listening.start())}
      >
        {isListening ? 'Listening, stop' : 'Listen to event'}
      </Button>
    </section>
  )
}

function lookOf(isListening: boolean, count: number) {
  if (count > 0) {
    return {
      icon: PassedIcon,
      classes: 'bg-ok-soft',
      text: 'text-ok',
      title: `${formatQuantity(count, 'genuine event', 'genuine events')} received.`,
      sentence: adviseOn(count),
    }
  }
  if (isListening) {
    return {
      icon: ListenIcon,
      classes: 'bg-live-soft',
      text: 'text-live',
      title: 'Listening.',
      sentence: 'Send the event now; it appears here by itself. There is no time limit.',
    }
  }
  return {
    icon: ListenIcon,
    classes: 'bg-bg',
    text: 'text-fg-2',
    title: 'Not listening.',
    sentence: 'Listen, then send an event. There is no time limit, and you can stop at any time.',
  }
}

function adviseOn(count: number): string {
  if (count === 1) return '3 or more make the schema trustworthy.'
  if (count === 2) return 'Each one sharpens the schema; 3 or more make it trustworthy.'
  return 'Each one sharpens the schema further.'
}
