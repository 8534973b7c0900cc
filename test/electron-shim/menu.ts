import { BrowserWindow } from "./browser-window.ts";

interface Template {
  id?: string;
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  submenu?: Template[];
  click?: (item: MenuItem, window: BrowserWindow | null) => void;
}

class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly #click: Template["click"];

  constructor({ id, label, role, accelerator, submenu, click }: Template) {
    this.id = id;
    this.label = label ?? role ?? "";
    this.role = role;
    this.accelerator = accelerator;
    this.submenu = submenu && Menu.buildFromTemplate(submenu);
    this.#click = click;
  }

  click(): void {
    this.#click?.(this, BrowserWindow.getFocusedWindow());
  }
}

/** Electron's Menu: kept and clickable by a test, never drawn. */
export class Menu {
  static #application: Menu | null = null;
  readonly items: MenuItem[];

  constructor(items: MenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: Template[]): Menu {
    return new Menu(template.map((each) => new MenuItem(each)));
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}
