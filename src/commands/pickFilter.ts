import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DefectsView } from '../views/DefectsView.js';
import { filterSuggestions, toggled, type FilterSuggestion } from '../views/model/filterSuggestions.js';
import type { FilterField } from '../views/model/filterTerms.js';
import { groupingName } from '../views/model/groupLabels.js';
import { Debouncer } from '../workspace/Debouncer.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

interface FilterItem extends vscode.QuickPickItem {
  /** Absent on the first item, which takes the filter as it stands, and on separators. */
  suggestion?: FilterSuggestion;
}

/** Milliseconds without another key until the tree follows. */
const rest = 60;

/**
 * The filter as it is typed, with what could be added to it below, each with how many defects it leaves. An entry is taken on and the
 * list stays open for more; Enter on the first one closes it; Escape brings the filter from before back. The tree follows.
 */
export function pickFilter(store: LedgerStore, view: DefectsView): Promise<void> {
  const before = view.filter;
  const pick = vscode.window.createQuickPick<FilterItem>();
  let answered = '';
  const show = (active?: FilterSuggestion): void => {
    answered = pick.value;
    view.setFilter(pick.value);
    const items = itemsFor(store, view, pick.value);
    pick.items = items;
    const again = active && items.find((item) => item.suggestion?.term === active.term);
    pick.activeItems = [again ?? items[0]!];
  };
  const typing = new Debouncer<void>({ rest, most: 4 * rest }, () => show());
  pick.title = l10n.t('Filter Defects');
  pick.placeholder = l10n.t(
    'Words, or status:open, severity:critical, owner:"…", is:looks-fixed; - leaves out',
  );
  pick.keepScrollPosition = true;
  pick.value = before === '' ? '' : `${before} `;
  return new Promise((resolve) => {
    let accepted = false;
    pick.onDidChangeValue(() => typing.add());
    pick.onDidAccept(() => {
      // Before the list has answered what was typed, Enter means what was typed and nothing that stands in an older list.
      const suggestion = pick.value === answered ? pick.activeItems[0]?.suggestion : undefined;
      if (suggestion) {
        pick.value = toggled(pick.value, suggestion);
        show(suggestion);
        return;
      }
      accepted = true;
      pick.hide();
    });
    pick.onDidHide(() => {
      typing.dispose();
      view.setFilter(accepted ? pick.value : before);
      pick.dispose();
      resolve();
    });
    show();
    pick.show();
  });
}

/** VS Code sorts by how well labels fit what is typed; the first one is what is typed, so it stays there. */
function itemsFor(store: LedgerStore, view: DefectsView, text: string): FilterItem[] {
  const { model } = view;
  const ledgers = store.shownLedgers.map(({ folder, ledger }) => ({
    key: folder.uri.toString(),
    defects: ledger.defects,
  }));
  const [shown, total] = [model.shownCount(), model.totalCount()];
  const items: FilterItem[] = [
    {
      label: text.trim() === '' ? l10n.t('All defects') : text.trim(),
      description: l10n.t('shows {0} of {1}', shown, total),
      iconPath: new vscode.ThemeIcon('filter'),
      alwaysShow: true,
    },
  ];
  let field: FilterField | undefined;
  for (const suggestion of filterSuggestions(text, ledgers, model.folderFacts, model.searchTexts)) {
    if (suggestion.field !== field) {
      field = suggestion.field;
      items.push({ label: fieldName(field), kind: vscode.QuickPickItemKind.Separator });
    }
    items.push({
      label: suggestion.term,
      description: suggestion.active
        ? l10n.t('{0}, in the filter', suggestion.count)
        : String(suggestion.count),
      iconPath: new vscode.ThemeIcon(suggestion.active ? 'check' : 'blank'),
      alwaysShow: true,
      suggestion,
    });
  }
  return items;
}

function fieldName(field: FilterField): string {
  if (field === 'is') return l10n.t('State');
  return field === 'kind' ? l10n.t('Kind') : groupingName(field);
}
