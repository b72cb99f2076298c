import { CredentialSection } from './credential-section'
import { EventSection } from './event-section'
import { partKinds } from './field-spec'
import { FormSection } from './form-section'
import { FreshnessSection } from './freshness-section'
import { ItemList } from './item-list'
import { JsonOnly } from './json-only'
import { getKey, isList, isRecord, setKey } from './json-value'
import type { JsonRecord } from './json-value'
import { SchemeSection, signsContent } from './scheme-section'
import { KindFields } from './spec-fields'

interface RecipeFormProps {
  value: JsonRecord
  onChange: (value: JsonRecord) => void
  onOpenJson: () => void
}

/** A scheme as fields. Every change touches one property of the JSON, so that all else in it stays. */
export function RecipeForm({ value, onChange, onOpenJson }: RecipeFormProps) {
  const given = getKey(value, 'recipe')
  const recipe = isRecord(given) ? given : {}
  const setRecipe = (changed: JsonRecord) => onChange(setKey(value, 'recipe', changed))
  const content = getKey(recipe, 'content')
  return (
    <div className="flex flex-col gap-4">
      <SchemeSection recipe={recipe} onChange={setRecipe} />
      <CredentialSection recipe={recipe} onChange={setRecipe} />
      {signsContent(getKey(recipe, 'type')) && (
        <FormSection title="What is signed" hint="These parts, one after the other with nothing between.">
          <ItemList
            label="Signed parts"
            item="part"
            items={isList(content) ? content : []}
            fresh={{ part: 'literal', text: '' }}
            min={1}
            draw={(part, onPart) => (
              <KindFields label="Part" tag="part" kinds={partKinds} value={part} onChange={onPart} />
            )}
            onChange={(items) => setRecipe(setKey(recipe, 'content', items))}
          />
        </FormSection>
      )}
      <FreshnessSection recipe={recipe} onChange={setRecipe} />
      <EventSection value={value} onChange={onChange} />
      <JsonOnly value={value} onOpenJson={onOpenJson} />
    </div>
  )
}
