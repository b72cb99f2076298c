import type { TunnelLogLine } from '@shared/contracts/tunnel'
import { useLayoutEffect, useRef } from 'react'
import { formatMoment } from '../../../lib/format'
import type { Meaning } from '../../../ui/badge'
import { StateMark } from '../../../ui/state-mark'
import type { MarkShape } from '../../../ui/state-mark'
import { useTunnelLog } from './use-tunnel-log'

const looks: Record<TunnelLogLine['level'], { shape: MarkShape; meaning: Meaning; word: string }> = {
  info: { shape: 'dot', meaning: 'mute', word: '' },
  warning: { shape: 'triangle', meaning: 'warn', word: 'Warning: ' },
  error: { shape: 'square', meaning: 'bad', word: 'Error: ' },
}

const bottomSlackPx = 8

function LogLine({ line }: { line: TunnelLogLine }) {
  const { shape, meaning, word } = looks[line.level]
  return (
    <li className="flex gap-2.5 px-2.5 py-0.5 text-sm">
      <time className="shrink-0 pt-px font-mono text-xs leading-4.5 text-fg-2">{formatMoment(line.at)}</time>
      <span className="flex h-4.5 items-center">
        <StateMark shape={shape} meaning={meaning} />
      </span>
      <span className="min-w-0 leading-4.5 break-words">
        <span className="sr-only">{word}</span>
        {line.text}
      </span>
    </li>
  )
}

/** What the last connections did, in plain words, newest at the bottom; it stays there while nobody scrolls up. */
export function TunnelLog() {
  const lines = useTunnelLog()
  const box = useRef<HTMLDivElement>(null)
  const isAtBottom = useRef(true)
  useLayoutEffect(() => {
    if (isAtBottom.current) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [lines])
  return (
    <section aria-label="Log" className="flex flex-col gap-1.5">
      <h3 className="text-sm font-semibold">Log</h3>
      <div
        ref={box}
        role="region"
        aria-label="Tunnel log"
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          isAtBottom.current = scrollTop + clientHeight >= scrollHeight - bottomSlackPx
        }}
        className="h-32 overflow-y-auto rounded-md border border-line bg-sunken py-1.5 select-text"
      >
        {lines?.length === 0 ? (
          <p className="px-2.5 text-sm text-fg-2">Nothing yet. What each connection does is written here.</p>
        ) : (
          <ul>
            {lines?.map((line, index) => (
              <LogLine key={index} line={line} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
