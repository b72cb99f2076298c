import type { Mistake } from '../../contracts/diagnosis'
import type { ContentPart } from '../../contracts/content-part'
import type { Recipe } from '../../contracts/recipe'
import { splitTarget } from '../request-query'
import { guessSenderUrls } from '../signature/sender-urls'
import type { Attempts, Subject } from './attempt'

const contentOf = (recipe: Recipe): readonly ContentPart[] => ('content' in recipe ? recipe.content : [])

const urlPattern = /^(https?):\/\/([^/?]*)([^?]*)(\?.*)?$/i

/** What differs most between the URL that was signed and the trigger's own. */
const compareUrls = (signed: string, own: string): Mistake => {
  const [, scheme, host, path = '', query] = urlPattern.exec(signed) ?? []
  const [, ownScheme, ownHost, ownPath = '', ownQuery] = urlPattern.exec(own) ?? []
  if (host !== ownHost) return 'url_host'
  if (scheme !== ownScheme) return 'url_scheme'
  if (path !== ownPath) return 'url_slash'
  return query === ownQuery ? 'url_host' : 'url_query'
}

function* withoutQuery({ preset, request }: Subject): Attempts {
  const { recipe } = preset
  if (!('content' in recipe) || splitTarget(request.target).query === null) return
  const content = recipe.content.map((part) =>
    part.part === 'url' && part.form === 'full' ? { ...part, form: 'base' as const } : part,
  )
  if (content.every((part, index) => part === recipe.content[index])) return
  yield { mistake: 'url_query', found: 'The URL without its query', recipe: { ...recipe, content } }
}

/** The mistakes of signing another form of the URL. */
export function* urlMistakes(subject: Subject): Attempts {
  const { preset, publicUrls, request } = subject
  if (!contentOf(preset.recipe).some(({ part }) => part === 'url')) return
  for (const url of guessSenderUrls(request, publicUrls)) {
    yield { mistake: compareUrls(url, publicUrls[0] ?? ''), found: `The URL ${url}`, publicUrls: [url] }
  }
  yield* withoutQuery(subject)
}

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'post']

/** The mistake of signing another method than the one that is sent. */
export function* methodMistakes({ preset, request }: Subject): Attempts {
  if (!contentOf(preset.recipe).some(({ part }) => part === 'method')) return
  for (const method of methods.filter((name) => name !== request.method)) {
    yield { mistake: 'method_signed', found: `The method ${method}`, request: { method } }
  }
}

const units = { s: 'seconds', ms: 'milliseconds', iso: 'ISO 8601' } as const

/** The mistake of writing the time in another unit. */
export function* timeMistakes({ preset }: Subject): Attempts {
  const { recipe } = preset
  const { timestamp } = recipe
  if (timestamp === undefined) return
  for (const unit of ['s', 'ms', 'iso'] as const) {
    if (unit === timestamp.unit) continue
    const found = `The time read as ${units[unit]}`
    yield { mistake: 'time_unit', found, recipe: { ...recipe, timestamp: { ...timestamp, unit } }, isWhole: true }
  }
}
