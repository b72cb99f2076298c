import type { CustomScheme } from '@shared/contracts/custom-scheme'
import type { DeliverySummary } from '@shared/contracts/delivery'
import type { RecipePreview as Preview, SignedContentView } from '@shared/contracts/recipe-preview'
import { mistakes } from '@shared/domain/diagnose/mistakes'
import { describeReason } from '@shared/domain/reasons'
import { useState } from 'react'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatDateTime } from '../../lib/format'
import { useDebounced } from '../../lib/use-debounced'
import { useRequest } from '../../lib/use-request'
import { Badge } from '../../ui/badge'
import { Notice } from '../../ui/notice'
import { SelectField } from '../../ui/select-field'
import type { SelectGroup, SelectOption } from '../../ui/select-field'
import { SignedString } from './signed-string'
import { useDeliveries } from './use-deliveries'
import type { KnownDeliveries } from './use-deliveries'

/** How long nothing is typed before the preview is made anew, ms. */
const patience = 250

const example = 'example'

const optionOf = ({ id, method, outcome, receivedAt }: DeliverySummary) => ({
  value: id,
  label: `${formatDateTime(receivedAt)}, ${method}, ${outcome}`,
})

const groupOf = (label: string, deliveries: readonly DeliverySummary[] = []): SelectGroup[] =>
  deliveries.length === 0 ? [] : [{ label, options: deliveries.map(optionOf) }]

const listOptions = (known: KnownDeliveries | null): (SelectOption | SelectGroup)[] => [
  { value: example, label: 'a request that Hookwright makes and signs' },
  ...groupOf('Deliveries of this trigger', known?.own),
  ...groupOf('Unmatched', known?.unmatched),
]

interface RecipePreviewProps {
  triggerId: string
  /** `null` while what is written is not right: the last one that was stays in sight. */
  scheme: CustomScheme | null
}

/** What the scheme makes of one request: the string that is signed, the digest it yields, and whether it matches. */
export function RecipePreview({ triggerId, scheme }: RecipePreviewProps) {
  const deliveries = useDeliveries(triggerId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [last, setLast] = useState(scheme)
  if (scheme !== null && scheme !== last) setLast(scheme)
  const settled = useDebounced(last, patience)
  const deliveryId = chosen ?? deliveries?.own[0]?.id ?? example
  const { error, value } = useRequest(
    'recipes.preview',
    settled === null || deliveries === null
      ? null
      : { triggerId, scheme: settled, deliveryId: deliveryId === example ? null : deliveryId },
  )
  return (
    <section aria-label="Preview" className="flex flex-col gap-3 p-4.5">
      <SelectField label="Preview with" value={deliveryId} onChange={setChosen} options={listOptions(deliveries)} />
      {scheme === null && last !== null && (
        <p className="text-xs text-fg-3">This is the recipe as it was before the problems below.</p>
      )}
      {error !== null && (
        <Notice meaning="bad" title="No preview.">
          {error.message}
        </Notice>
      )}
      {error === null && value !== null && <Shown preview={value} />}
    </section>
  )
}

function Shown({ preview }: { preview: Preview }) {
  return (
    <>
      <Conclusion preview={preview} />
      {preview.contents.length === 0 && (
        <p className="text-sm text-fg-2">
          Nothing is signed here: the request has to carry the secret itself, or a token that can be read.
        </p>
      )}
      {preview.contents.map((content, index) => (
        <Content key={index} content={content} algorithm={preview.algorithm} />
      ))}
    </>
  )
}

/** Whether the request would be genuine; if not, the cause in a sentence. */
function Conclusion({ preview }: { preview: Preview }) {
  const { authentic, diagnosis, evidence, reason } = preview
  const why =
    reason === null ? null : diagnosis === null ? describeReason(reason, evidence) : mistakes[diagnosis.mistake]
  return (
    <div role="status" className="flex flex-col gap-1 text-sm">
      <div className="flex items-center gap-2">
        <Badge meaning={authentic ? 'ok' : 'bad'}>{authentic ? 'Genuine' : 'Refused'}</Badge>
        <strong className="font-semibold text-fg">
          {why === null ? 'This request proves that it knows the secret.' : escapeInvisible(why.title)}
        </strong>
      </div>
      {why !== null && <p className="text-fg-2">{escapeInvisible(why.explanation)}</p>}
    </div>
  )
}

function Content({ content, algorithm }: { content: SignedContentView; algorithm: string | null }) {
  const title = ['Signed string', content.title, content.url].filter((text) => text !== null).join(', ')
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <h4 className="text-sm font-semibold break-all text-fg">{escapeInvisible(title)}</h4>
      <SignedString content={content} />
      <dl className="flex flex-col gap-1.5 text-sm">
        {content.digests.map(({ encoding, text }) => (
          <Line key={encoding} label={`${algorithm ?? 'Digest'}, ${encoding}`} value={text} testId="preview-digest" />
        ))}
        {content.digests.length === 0 && (
          <Line
            label="Digest"
            value={null}
            note="Not known here: a part, the secret or the sender’s private key is missing."
          />
        )}
        {content.carried.map((text, index) => (
          <Line key={index} label="The request carries" value={text} testId="preview-carried" />
        ))}
        {content.carried.length === 0 && <Line label="The request carries" value={null} note="no signature" />}
      </dl>
      {content.matches !== null && (
        <Badge meaning={content.matches ? 'ok' : 'bad'} className="w-fit">
          {content.matches ? 'Signature matches' : 'Signature does not match'}
        </Badge>
      )}
    </div>
  )
}

interface LineProps {
  label: string
  value: string | null
  note?: string
  testId?: string
}

const Line = ({ label, value, note, testId }: LineProps) => (
  <div>
    <dt className="text-xs text-fg-2">{label}</dt>
    <dd data-testid={testId} className="font-mono text-sm break-all text-fg select-text">
      {value === null ? <span className="font-sans text-fg-3">{note}</span> : escapeInvisible(value)}
    </dd>
  </div>
)
