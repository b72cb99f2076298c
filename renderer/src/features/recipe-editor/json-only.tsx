import { Button } from '../../ui/button'
import { FormSection } from './form-section'
import { getKey, isRecord } from './json-value'
import type { JsonRecord } from './json-value'

/** What the form has no fields for, by where it stands. */
const inScheme: Readonly<Record<string, string>> = {
  config: 'settings beside the secret',
  methods: 'methods that carry events',
  decode: 'how the event is found in the body',
  reply: 'answers that the sender insists on',
  handshakes: 'checks of the URL, and their replies',
}
const inRecipe: Readonly<Record<string, string>> = {
  each: 'items that are signed one by one',
  bodyDigest: 'a digest of the body that the request states',
  claims: 'what the claims of the token have to be',
}
const knownInScheme = ['recipe', 'secret', 'deliveryIdFrom', 'eventTypeFrom']

const isFilled = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

function listPresent(value: JsonRecord): { path: string; what: string }[] {
  const recipe = getKey(value, 'recipe')
  const own = Object.keys(value)
    .filter((key) => !knownInScheme.includes(key) && isFilled(getKey(value, key)))
    .map((key) => ({ path: key, what: inScheme[key] ?? 'not known to this version' }))
  const inner = Object.keys(isRecord(recipe) ? recipe : {})
    .filter((key) => key in inRecipe && isFilled(isRecord(recipe) ? getKey(recipe, key) : undefined))
    .map((key) => ({ path: `recipe.${key}`, what: inRecipe[key] ?? '' }))
  return [...inner, ...own]
}

/** What this scheme says beside the form's fields, and the way to where it is edited. */
export function JsonOnly({ value, onOpenJson }: { value: JsonRecord; onOpenJson: () => void }) {
  const present = listPresent(value)
  return (
    <FormSection
      title="Edited in JSON"
      hint="Settings, handshakes, replies, decoding, claims and items signed one by one have no fields here; the form keeps them as they are."
    >
      {present.length > 0 && (
        <ul aria-label="Edited in JSON" className="flex flex-col gap-1 text-sm">
          {present.map(({ path, what }) => (
            <li key={path}>
              <code className="font-mono text-fg">{path}</code> <span className="text-fg-2">{what}</span>
            </li>
          ))}
        </ul>
      )}
      <Button className="w-fit" onClick={onOpenJson}>
        Edit in JSON
      </Button>
    </FormSection>
  )
}
