import type { SignedContentView, SignedPartView } from '@shared/contracts/recipe-preview'
import { useState } from 'react'
import { classNames } from '../../lib/class-names'
import { escapeInvisible } from '../../lib/escape-invisible'
import { SegmentedControl } from '../../ui/segmented-control'
import { bytesOf, countBytes, hexRows, showBytes } from './signed-bytes'

const forms = [
  { value: 'text', label: 'Text' },
  { value: 'hex', label: 'Hex' },
] as const

/** Neighbours differ; the number of the part says which is which without the colour. */
const grounds = ['bg-accent-soft', 'bg-ok-soft', 'bg-warn-soft', 'bg-info-soft']
const groundOf = (index: number): string => grounds[index % grounds.length] ?? ''

const describeCount = ({ shown, total }: { shown: number; total: number }): string => {
  const count = `${total.toLocaleString('en-US')} ${total === 1 ? 'byte' : 'bytes'}`
  return shown === total ? count : `${count}, the first ${shown.toLocaleString('en-US')} shown`
}

/** The exact bytes that are signed, part by part. */
export function SignedString({ content }: { content: SignedContentView }) {
  const [form, setForm] = useState<'text' | 'hex'>('text')
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <span className="flex-1 text-sm text-fg-2">{describeCount(countBytes(content))}</span>
        <SegmentedControl label="Show the bytes as" value={form} options={forms} onChange={setForm} />
      </div>
      {form === 'text' ? <AsText content={content} /> : <AsHex content={content} />}
      <Parts content={content} />
    </div>
  )
}

const box =
  'max-h-56 overflow-auto rounded-md border border-line bg-surface p-2.5 font-mono text-sm leading-5 text-fg select-text'

function AsText({ content }: { content: SignedContentView }) {
  return (
    <pre
      role="region"
      aria-label="Signed string"
      tabIndex={0}
      className={classNames(box, 'break-all whitespace-pre-wrap')}
    >
      {content.parts.map((part, index) => (
        <span
          key={index}
          title={part.label}
          className={classNames('rounded-sm box-decoration-clone', groundOf(index), part.isMasked && 'text-fg-3')}
        >
          {part.occurrences === null ? showBytes(bytesOf(part)) : <Missing label={part.label} />}
        </span>
      ))}
    </pre>
  )
}

const Missing = ({ label }: { label: string }) => (
  <em className="text-bad not-italic">‹missing: {escapeInvisible(label)}›</em>
)

function AsHex({ content }: { content: SignedContentView }) {
  return (
    <div role="region" aria-label="Signed bytes" tabIndex={0} className={box}>
      <table>
        <tbody>
          {hexRows(content).map(({ offset, hex, text }) => (
            <tr key={offset}>
              <td className="pr-4 text-fg-3">{offset}</td>
              <td className="pr-4 whitespace-nowrap">{hex}</td>
              <td className="whitespace-pre text-fg-2">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Parts({ content }: { content: SignedContentView }) {
  return (
    <ol aria-label="Parts" className="flex flex-wrap gap-1.5 text-xs">
      {content.parts.map((part, index) => (
        <li
          key={index}
          className={classNames(
            'rounded-sm px-1.5 py-0.5',
            groundOf(index),
            part.occurrences === null ? 'text-fg' : 'text-bad',
          )}
        >
          {index + 1}. {escapeInvisible(part.label)}
          {describePart(part)}
          {part.isMasked && ', hidden'}
        </li>
      ))}
    </ol>
  )
}

/** How long the part is, unless its label says so. */
const describePart = ({ kind, length, occurrences }: SignedPartView): string => {
  if (occurrences !== null) return describeMissing(occurrences)
  return kind === 'body' ? '' : ` (${length})`
}

const describeMissing = (occurrences: number): string =>
  occurrences === 0 ? ': not in this request' : `: there ${occurrences} times`
