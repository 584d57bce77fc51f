/**
 * The fields of a configuration by the version that they begin and end with. `fields` holds words such as
 * `authentication.x509.clientCAFile:string`: the path, where `[]` marks a list of maps, and the kind of value.
 */
export type FieldTable = readonly {
  readonly since: number
  /** The last version that has them; none where the newest still has. */
  readonly until?: number
  readonly fields: string
}[]

/** What a field holds. any: slipway does not look into it. */
export type FieldKind =
  | 'any'
  | 'bool'
  | 'duration'
  | 'flags'
  | 'int'
  | 'list'
  | 'map'
  | 'number'
  | 'string'
  | 'strings'

export interface Field {
  readonly path: readonly string[]
  readonly kind: FieldKind
  readonly since: number
  readonly until?: number | undefined
}

/** A table as rows, one for each field. */
export const fieldsOf = (table: FieldTable): readonly Field[] =>
  table.flatMap(({ since, until, fields }) =>
    fields
      .trim()
      .split(/\s+/)
      .map(word => {
        const [path = '', kind = 'any'] = word.split(':')
        return { path: path.split('.'), kind: kind as FieldKind, since, until }
      }),
  )
