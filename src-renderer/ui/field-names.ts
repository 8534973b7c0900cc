/** Names of fields in a list to choose from: the label, with the id where another field is called the same. */
export function fieldNames(fields: readonly { id: string; label: string }[]): (field: { id: string; label: string }) => string {
  const called = Map.groupBy(fields, ({ id, label }) => label || id);
  return ({ id, label }) => {
    const name = label || id;
    return (called.get(name)?.length ?? 0) > 1 && name !== id ? `${name} (${id})` : name;
  };
}
