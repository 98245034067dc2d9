/** Names (network instances, route types, owners) as small integers, counted by their users. */
export class NameTable {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #users: number[] = [];
  readonly #free: number[] = [];

  /** Names held. */
  get count(): number {
    return this.#ids.size;
  }

  /** The id of a name, or -1. */
  find(name: string): number {
    return this.#ids.get(name) ?? -1;
  }

  /** The id of a name; a new one has no user yet and stays only once it is retained. */
  intern(name: string): number {
    const found = this.#ids.get(name);
    if (found !== undefined) return found;
    const id = this.#free.pop() ?? this.#names.length;
    this.#ids.set(name, id);
    this.#names[id] = name;
    this.#users[id] = 0;
    return id;
  }

  /** The name of an id. */
  text(id: number): string {
    return this.#names[id] ?? "";
  }

  /** One user more. */
  retain(id: number): void {
    this.#users[id] = (this.#users[id] ?? 0) + 1;
  }

  /** One user less; a name without users is forgotten. */
  release(id: number): void {
    const users = (this.#users[id] ?? 0) - 1;
    this.#users[id] = users;
    if (users > 0) return;
    this.#ids.delete(this.text(id));
    this.#names[id] = "";
    this.#free.push(id);
  }
}
