import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { App } from "../web-app.ts";
import { Window } from "./window.ts";

/** The canvas of one journey: palette, nodes, inspector, dry run. */
export class Canvas {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get nodes(): Locator {
    return this.page.locator(".react-flow__node");
  }

  get edges(): Locator {
    return this.page.locator(".react-flow__edge");
  }

  /** A key on the canvas, wherever the focus was. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Opens a journey that the project does not have yet from a file. */
  async openFile(app: App, name: string, journey: unknown): Promise<void> {
    const file = join(app.folder, `${name}.journey.json`);
    writeFileSync(file, JSON.stringify(journey));
    const window = new Window(this.page);
    await window.go("Journeys");
    await app.choose(file, () => this.page.getByTestId("import-journey").click());
    // Where the project lacks something for it, that is said first.
    const open = this.page.getByTestId("file-open");
    await expect(open.or(this.pane).first()).toBeVisible({ timeout: 30_000 });
    if (await open.isVisible()) await open.click();
    await this.ready();
  }

  /** Ids of the selected nodes, in the order of the document. */
  async selected(): Promise<string[]> {
    const found = await this.page
      .locator(".react-flow__node [data-selected='true']")
      .evaluateAll((cards) => cards.map((card) => (card.getAttribute("data-testid") ?? "").replace(/^node-/, "")));
    return found;
  }

  async expectSelected(...ids: string[]): Promise<void> {
    await expect.poll(async () => (await this.selected()).toSorted()).toEqual(ids.toSorted());
  }

  /** The stage that a node says it is in. */
  async stageOf(id: string): Promise<string | undefined> {
    const name = await this.page.locator(`.react-flow__node[data-id="${id}"]`).getAttribute("aria-label");
    return /Stage (.*)\.$/.exec(name ?? "")?.[1];
  }

  /** Waits until screen readers are told this. */
  async told(words: string | RegExp, timeout = 15_000): Promise<void> {
    await expect(this.page.getByTestId("announcements")).toHaveText(words, { timeout });
  }

  /** A node's place and size on the screen. */
  async box(id: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.node(id).boundingBox();
    if (!box) throw new Error(`node ${id} is not in view`);
    return box;
  }

  /** Where the nodes in view are in the journey's own measure, px: "id x y" for each, in the order of the document. */
  async places(): Promise<string[]> {
    return this.nodes.evaluateAll((all) =>
      all.map((node) => {
        const { e, f } = new DOMMatrix(getComputedStyle(node).transform);
        return `${node.getAttribute("data-id")} ${e} ${f}`;
      }),
    );
  }

  /** Where a node is in the journey's own measure, px. */
  async place(id: string): Promise<{ x: number; y: number }> {
    const found = (await this.places()).find((each) => each.startsWith(`${id} `));
    const [, x, y] = (found ?? "").split(" ").map(Number);
    if (x === undefined || y === undefined) throw new Error(`node ${id} is not in view`);
    return { x, y };
  }

  /** Drags from a point of the screen to another, in steps as a hand does. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }, held: readonly string[] = []): Promise<void> {
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
    for (const key of held) await this.page.keyboard.up(key);
  }

  /** The pan and zoom of the canvas. */
  async view(): Promise<{ x: number; y: number; zoom: number }> {
    const style = (await this.page.locator(".react-flow__viewport").getAttribute("style")) ?? "";
    const [, x, y, zoom] = /translate\(([-\d.]+)px, ?([-\d.]+)px\) scale\(([\d.]+)\)/.exec(style) ?? [];
    return { x: Number(x), y: Number(y), zoom: Number(zoom) };
  }

  /** What the undo button names. */
  async lastStep(): Promise<string | null> {
    return this.page.getByTestId("undo").getAttribute("aria-label");
  }

  /** The overview in the corner, by the class that React Flow gives it: it takes no test id. */
  get minimap(): Locator {
    return this.page.locator(".react-flow__minimap");
  }

  get pane(): Locator {
    return this.page.locator(".react-flow__pane");
  }

  node(id: string): Locator {
    return this.page.getByTestId(`node-${id}`);
  }

  /** Ids of the nodes of a kind, in the order of the document. */
  async idsOf(kind: string): Promise<string[]> {
    const found = await this.page
      .locator(`[data-kind="${kind}"]`)
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-testid") ?? ""));
    return found.map((text) => text.replace(/^node-/, ""));
  }

  async ready(): Promise<void> {
    await expect(this.page.locator('[data-screen="journeys"][data-ready="true"]').first()).toBeVisible();
    await expect(this.pane).toBeVisible();
  }

  async createBlank(): Promise<void> {
    await new Window(this.page).go("Journeys");
    await this.page.getByTestId("new-journey").first().click();
    await this.ready();
  }

  /** Drags a kind from the palette to a place on the canvas, in pixels from its top left corner; returns the new node's id. */
  async drop(kind: string, x: number, y: number): Promise<string> {
    const before = new Set(await this.idsOf(kind));
    await this.page.getByTestId(`palette-${kind}`).dragTo(this.pane, { targetPosition: { x, y } });
    return this.#added(kind, before);
  }

  /** Drops a kind at an offset in pixels from a node's top left corner. */
  async dropNear(kind: string, id: string, dx: number, dy: number): Promise<string> {
    const node = await this.node(id).boundingBox();
    const pane = await this.pane.boundingBox();
    if (!node || !pane) throw new Error(`node ${id} is not in view`);
    return this.drop(kind, node.x - pane.x + dx, node.y - pane.y + dy);
  }

  /** Brings the whole journey into view and waits until it has come to rest. */
  async fit(): Promise<void> {
    await this.page.getByTestId("fit").click();
    await this.rest();
  }

  /** Waits until the view has come to rest. */
  async rest(): Promise<void> {
    const viewport = this.page.locator(".react-flow__viewport");
    let last = "";
    await expect
      .poll(async () => {
        const now = (await viewport.getAttribute("style")) ?? "";
        const rested = now === last;
        last = now;
        return rested;
      })
      .toBe(true);
  }

  /** Gives the keyboard to the canvas without selecting anything else. */
  async focus(): Promise<void> {
    await this.page.locator('[data-region="canvas"]').focus();
  }

  /** Appends a kind after the selected node with the quick-add palette, by keyboard alone. */
  async append(kind: string, label: string): Promise<string> {
    const before = new Set(await this.idsOf(kind));
    await this.page.keyboard.press("Tab");
    await expect(this.page.getByTestId("quick-add")).toBeVisible();
    await this.page.keyboard.type(label);
    await this.page.keyboard.press("Enter");
    const id = await this.#added(kind, before);
    // The next key goes to the canvas once the palette is gone and the new node has the focus.
    await expect(this.page.getByTestId("quick-add")).toBeHidden();
    await expect(this.node(id)).toHaveAttribute("data-selected", "true");
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.closest("[data-region='canvas']") !== null)).toBe(true);
    return id;
  }

  async #added(kind: string, before: ReadonlySet<string>): Promise<string> {
    await expect.poll(async () => (await this.idsOf(kind)).length).toBe(before.size + 1);
    const id = (await this.idsOf(kind)).find((each) => !before.has(each));
    if (id === undefined) throw new Error(`no new ${kind} on the canvas`);
    return id;
  }

  /** Draws an edge from an outlet to a node with the mouse. */
  async connect(from: string, outlet: string, to: string): Promise<void> {
    const source = this.node(from).locator(`[data-outlet="${outlet}"]`);
    const target = this.node(to).locator(".react-flow__handle-left");
    const edges = this.page.locator(".react-flow__edge");
    // Only what is in view is in the page, so edges are counted with everything in view.
    await this.fit();
    const before = await edges.count();
    const a = await source.boundingBox();
    const b = await target.boundingBox();
    if (!a || !b) throw new Error(`no handle to draw from ${from}.${outlet} to ${to}`);
    await this.page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2, { steps: 6 });
    await this.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 });
    await this.page.mouse.up();
    await expect(edges).toHaveCount(before + 1);
  }

  async select(id: string): Promise<void> {
    await this.node(id).click({ position: { x: 60, y: 12 } });
    await expect(this.node(id)).toHaveAttribute("data-selected", "true");
  }

  async saved(): Promise<void> {
    await expect(this.page.getByTestId("saved-state")).toHaveAttribute("data-state", "saved");
  }

  async dryRun(): Promise<void> {
    await this.page.getByTestId("dry-run").click();
    await expect(this.page.getByTestId("to-results")).toBeVisible({ timeout: 30_000 });
  }

  /** A figure shown in a node after a run: entered, waiting, left, sent. */
  async figure(id: string, name: string): Promise<number> {
    const text = await this.node(id).getByTestId(`count-${name}`).textContent();
    return Number((text ?? "").replace(/[^\d.-]/g, ""));
  }
}
