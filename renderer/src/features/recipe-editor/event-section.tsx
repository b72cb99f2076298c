import { SwitchField } from '../../ui/switch-field'
import { SelectField } from '../../ui/select-field'
import { sourceKinds } from './field-spec'
import type { FieldSpec } from './field-spec'
import { FieldGrid, FormSection } from './form-section'
import { ItemList } from './item-list'
import { getKey, isList, isRecord, setKey } from './json-value'
import type { JsonRecord } from './json-value'
import { KindFields, SpecFields } from './spec-fields'

const makers = [
  { value: 'vendor', label: 'entered by hand' },
  { value: 'hookwright', label: 'made by Hookwright' },
  { value: 'whsec', label: 'made by Hookwright, as whsec_' },
]

const pastedSecret: JsonRecord = {
  format: 'vendor',
  vendorLabel: 'Secret',
  hint: 'The secret or public key that the sender signs with.',
}

const label: FieldSpec = { kind: 'text', key: 'vendorLabel', label: 'Name of it' }

interface EventSectionProps {
  value: JsonRecord
  onChange: (value: JsonRecord) => void
}

/** Who makes the secret, and what names an event and a delivery. */
export function EventSection({ value, onChange }: EventSectionProps) {
  const given = getKey(value, 'secret')
  const secret = isRecord(given) ? given : pastedSecret
  const deliveryId = getKey(value, 'deliveryIdFrom')
  const types = getKey(value, 'eventTypeFrom')
  return (
    <>
      <FormSection title="Secret">
        <FieldGrid>
          <SelectField
            label="It is"
            value={String(getKey(secret, 'format'))}
            options={makers}
            onChange={(format) => onChange(setKey(value, 'secret', { ...secret, format }))}
          />
          <SpecFields
            specs={[label]}
            value={secret}
            onChange={(changed) => onChange(setKey(value, 'secret', changed))}
          />
        </FieldGrid>
      </FormSection>
      <FormSection title="Event">
        <SwitchField
          label="Each delivery has an id"
          hint="One that comes again is answered as a duplicate."
          checked={isRecord(deliveryId)}
          onChange={(isOn) => onChange(setKey(value, 'deliveryIdFrom', isOn ? { from: 'header', name: '' } : null))}
        />
        {isRecord(deliveryId) && (
          <FieldGrid>
            <KindFields
              label="Delivery id"
              tag="from"
              kinds={sourceKinds}
              value={deliveryId}
              onChange={(source) => onChange(setKey(value, 'deliveryIdFrom', source))}
            />
          </FieldGrid>
        )}
        <p className="text-xs text-fg-3">The event type is made of these values, with dots between.</p>
        <ItemList
          label="Event type"
          item="value"
          items={isList(types) ? types : []}
          fresh={{ from: 'body', path: 'type' }}
          min={0}
          draw={(source, onSource) => (
            <KindFields label="Value" tag="from" kinds={sourceKinds} value={source} onChange={onSource} />
          )}
          onChange={(items) => onChange(setKey(value, 'eventTypeFrom', items))}
        />
      </FormSection>
    </>
  )
}
