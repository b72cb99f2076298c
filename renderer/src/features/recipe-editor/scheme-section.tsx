import { SelectField } from '../../ui/select-field'
import { encodingOptions, recipeTypes } from './field-spec'
import type { FieldSpec, KindSpec } from './field-spec'
import { FieldGrid, FormSection } from './form-section'
import { getKey } from './json-value'
import type { Json, JsonRecord } from './json-value'
import { changeKind, SpecFields } from './spec-fields'

const encodings: FieldSpec = {
  kind: 'checks',
  key: 'encodings',
  label: 'The signature is written in',
  options: encodingOptions,
}

const common = ['credential', 'timestamp', 'replay', 'each']
const signed = ['content', 'encodings', 'bodyDigest']
const freshSigned: JsonRecord = { encodings: ['hex'], content: [{ part: 'body' }] }

/** Whether a recipe of this type signs a content. */
export const signsContent = (type: Json | undefined): boolean => type !== 'equals' && type !== 'jwt'

/** The recipe as one of another type, with all that both types have. */
export function changeType(recipe: JsonRecord, type: KindSpec): JsonRecord {
  const isSigned = signsContent(type.value)
  const kept = [...common, ...(isSigned ? signed : [])].flatMap((key): [string, Json][] => {
    const value = getKey(recipe, key)
    return value === undefined ? [] : [[key, value]]
  })
  return { ...changeKind(recipe, 'type', type), ...(isSigned && freshSigned), ...Object.fromEntries(kept) }
}

interface SchemeSectionProps {
  recipe: JsonRecord
  onChange: (recipe: JsonRecord) => void
}

/** What proves a request: the kind of signature, its hash, key and encoding. */
export function SchemeSection({ recipe, onChange }: SchemeSectionProps) {
  const type = recipeTypes.find(({ value }) => value === getKey(recipe, 'type'))
  return (
    <FormSection title="Signature">
      <FieldGrid>
        <SelectField
          label="Type"
          value={type?.value ?? ''}
          options={recipeTypes}
          onChange={(chosen) => {
            const next = recipeTypes.find(({ value }) => value === chosen)
            if (next !== undefined) onChange(changeType(recipe, next))
          }}
        />
        {type !== undefined && <SpecFields specs={type.fields} value={recipe} onChange={onChange} />}
        {type !== undefined && signsContent(type.value) && (
          <SpecFields specs={[encodings]} value={recipe} onChange={onChange} />
        )}
      </FieldGrid>
    </FormSection>
  )
}
