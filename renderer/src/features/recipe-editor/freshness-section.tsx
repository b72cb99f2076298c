import { SelectField } from '../../ui/select-field'
import { SwitchField } from '../../ui/switch-field'
import { sourceKinds, timestampFields } from './field-spec'
import { FieldGrid, FormSection } from './form-section'
import { getKey, isRecord, setKey } from './json-value'
import type { Json, JsonRecord } from './json-value'
import { KindFields, SpecFields } from './spec-fields'

const freshTimestamp = {
  source: { from: 'header', name: '' },
  unit: 's',
  toleranceSeconds: 300,
  direction: 'both',
}

const replays = [
  { value: 'signature', label: 'the same signature comes again' },
  { value: 'delivery-id', label: 'the same delivery id comes again' },
  { value: 'nonce', label: 'a value comes again' },
  { value: 'none', label: 'nothing is checked' },
]

interface FreshnessSectionProps {
  recipe: JsonRecord
  onChange: (recipe: JsonRecord) => void
}

/** How old a request may be, and what makes one a repetition. */
export function FreshnessSection({ recipe, onChange }: FreshnessSectionProps) {
  const timestamp = getKey(recipe, 'timestamp')
  const replay = getKey(recipe, 'replay')
  const nonce = isRecord(replay) ? getKey(replay, 'nonce') : undefined
  const setReplay = (value: Json) => onChange(setKey(recipe, 'replay', value))
  return (
    <FormSection title="Time and replay">
      <SwitchField
        label="The request says when it was signed"
        hint="It is refused when that is too long ago. The time has to be part of what is signed."
        checked={timestamp !== undefined}
        onChange={(isOn) => onChange(setKey(recipe, 'timestamp', isOn ? freshTimestamp : undefined))}
      />
      {isRecord(timestamp) && (
        <FieldGrid>
          <KindFields
            label="Time"
            tag="from"
            kinds={sourceKinds}
            value={getKey(timestamp, 'source')}
            onChange={(source) => onChange(setKey(recipe, 'timestamp', setKey(timestamp, 'source', source)))}
          />
          <SpecFields
            specs={timestampFields}
            value={timestamp}
            onChange={(changed) => onChange(setKey(recipe, 'timestamp', changed))}
          />
        </FieldGrid>
      )}
      <FieldGrid>
        <SelectField
          label="It is a replay when"
          value={isRecord(replay) ? 'nonce' : typeof replay === 'string' ? replay : ''}
          options={replays}
          onChange={(chosen) => setReplay(chosen === 'nonce' ? { nonce: { from: 'header', name: '' } } : chosen)}
        />
        {isRecord(replay) && (
          <KindFields
            label="Used only once"
            tag="from"
            kinds={sourceKinds}
            value={nonce}
            onChange={(source) => setReplay({ ...replay, nonce: source })}
          />
        )}
      </FieldGrid>
    </FormSection>
  )
}
