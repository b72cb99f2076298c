import { SelectField } from '../../ui/select-field'
import { placeKinds } from './field-spec'
import type { FieldSpec } from './field-spec'
import { FieldGrid, FormSection } from './form-section'
import { ItemList } from './item-list'
import { getKey, isList, isRecord, setKey } from './json-value'
import type { Json, JsonRecord } from './json-value'
import { KindFields, SpecFields } from './spec-fields'

const prefix: FieldSpec = {
  kind: 'text',
  key: 'prefix',
  label: 'Prefix before it',
  optional: true,
  placeholder: 'none',
}
const separator: FieldSpec = { kind: 'text', key: 'separator', label: 'Between items', escaped: true }
const pairFields: readonly FieldSpec[] = [
  separator,
  { kind: 'text', key: 'pair', label: 'Between name and value', escaped: true },
  { kind: 'text', key: 'field', label: 'Name of the signature' },
]

const shapes = [
  { value: 'whole', label: 'whole value' },
  { value: 'items', label: 'one of a list' },
  { value: 'pairs', label: 'one of named values' },
]

const freshLists: Record<string, Json | undefined> = {
  whole: undefined,
  items: { separator: ' ' },
  pairs: { separator: ',', pair: '=', field: 'v1' },
}

const shapeOf = (list: Json | undefined): string =>
  list === undefined ? 'whole' : isRecord(list) && getKey(list, 'pair') === undefined ? 'items' : 'pairs'

interface CredentialSectionProps {
  recipe: JsonRecord
  onChange: (recipe: JsonRecord) => void
}

/** Where the signature, token or secret stands in a request, and how it is taken out of there. */
export function CredentialSection({ recipe, onChange }: CredentialSectionProps) {
  const given = getKey(recipe, 'credential')
  const credential = isRecord(given) ? given : {}
  const places = getKey(credential, 'at')
  const list = getKey(credential, 'list')
  const shape = shapeOf(list)
  const change = (changed: JsonRecord) => onChange(setKey(recipe, 'credential', changed))
  return (
    <FormSection title="Where the signature is" hint="Of several places, any may hold it.">
      <ItemList
        label="Places"
        item="place"
        items={isList(places) ? places : []}
        fresh={{ from: 'header', name: '' }}
        min={1}
        draw={(place, onPlace) => (
          <KindFields label="Place" tag="from" kinds={placeKinds} value={place} onChange={onPlace} />
        )}
        onChange={(items) => change(setKey(credential, 'at', items))}
      />
      <FieldGrid>
        <SpecFields specs={[prefix]} value={credential} onChange={change} />
        <SelectField
          label="The signature is the"
          value={shape}
          options={shapes}
          onChange={(chosen) => change(setKey(credential, 'list', freshLists[chosen]))}
        />
        {isRecord(list) && (
          <SpecFields
            specs={shape === 'pairs' ? pairFields : [separator]}
            value={list}
            onChange={(changed) => change(setKey(credential, 'list', changed))}
          />
        )}
      </FieldGrid>
    </FormSection>
  )
}
