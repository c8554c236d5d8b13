import type { Node } from 'web-tree-sitter';

/** The names that a pattern binds: `{ a, b: c, ...rest }`, `[d = 1]`, a parameter. */
export function patternNames(pattern: Node | null): string[] {
  if (!pattern) return [];
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [pattern.text];
    case 'pair_pattern':
      return patternNames(pattern.childForFieldName('value'));
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return patternNames(pattern.childForFieldName('left'));
    case 'required_parameter':
    case 'optional_parameter':
      return patternNames(pattern.childForFieldName('pattern'));
    case 'rest_pattern':
    case 'array_pattern':
    case 'object_pattern':
    case 'formal_parameters':
      return pattern.namedChildren.flatMap(patternNames);
    default:
      return [];
  }
}

const declared = new Set([
  'class_declaration',
  'abstract_class_declaration',
  'function_declaration',
  'generator_function_declaration',
  'function_signature',
  'interface_declaration',
  'type_alias_declaration',
  'enum_declaration',
  'internal_module',
  'module',
  'import_alias',
]);

/** The names that a statement binds in its own scope; those of imports too. */
export function declaredNames(statement: Node): string[] {
  const { type } = statement;
  if (type === 'lexical_declaration' || type === 'variable_declaration') {
    return statement.namedChildren.flatMap((each) => patternNames(each.childForFieldName('name')));
  }
  if (declared.has(type)) {
    const name = statement.childForFieldName('name') ?? statement.namedChild(0);
    return name && !name.type.endsWith('string') ? [/^[^.\s]*/u.exec(name.text)![0]] : [];
  }
  if (type === 'export_statement' || type === 'ambient_declaration' || type === 'expression_statement') {
    const isCode = type === 'expression_statement';
    return statement.namedChildren.flatMap((each) =>
      isCode && each.type !== 'internal_module' ? [] : declaredNames(each),
    );
  }
  return [];
}
