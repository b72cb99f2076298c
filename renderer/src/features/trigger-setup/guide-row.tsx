import type { ReactNode } from 'react'
import { CheckIcon } from '../../ui/icons'

/** One line of the guide: its mark and its words. */
export function GuideRow({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      {mark}
      <span className="min-w-0 flex-1 text-fg select-text">{children}</span>
    </li>
  )
}

const markBase = 'mt-px flex size-4.5 shrink-0 items-center justify-center rounded-full'

/** It is done, or it has arrived. */
export function DoneMark() {
  return (
    <span role="img" aria-label="Done" className={`${markBase} bg-ok text-raised`}>
      <CheckIcon aria-hidden size={11} strokeWidth={3} />
    </span>
  )
}

/** A step that nothing is known of yet. */
export function NumberMark({ number }: { number: number }) {
  return (
    <span aria-hidden className={`${markBase} border border-line-strong text-[10px] font-semibold text-fg-2`}>
      {number}
    </span>
  )
}

/** It has not arrived yet. */
export function OpenMark() {
  return <span aria-hidden className={`${markBase} border border-dashed border-line-strong`} />
}
