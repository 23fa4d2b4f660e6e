### Tout ce que Dateline dit aux gens, en français. Les clés sont groupées comme dans le catalogue anglais.

## Sortes de lieux
kind-country = pays
kind-province = province
kind-district = district
kind-city = ville
kind-village = village
kind-base = base militaire
kind-airport = aéroport
kind-border-post = poste-frontière
kind-port = port
kind-square = place
kind-facility = installation
kind-region = région
kind-supranational = groupe d’États
kind-continent = continent
kind-island = île
kind-river = fleuve ou rivière
kind-lake = lac
kind-sea = mer
kind-mountain = montagne

## Rôles d’une mention
role-literal = le lieu lui-même
role-metonymic = ceux qui y gouvernent ou y vivent
role-associative = une chose qui porte son nom

## D’où vient la date d’une mention
basis-decision = daté par vous
basis-header = d’après l’en-tête
basis-metadata = d’après les métadonnées du fichier
basis-dateline = d’après la mention de lieu et de date
basis-file-name = d’après le nom du fichier
basis-expression = d’après le texte
basis-relative = d’après le texte et une autre date
basis-text-and-publication = d’après la date de publication
basis-words = d’après « { $words } »
basis-words-and-publication = d’après « { $words } » et la date de publication
basis-words-and-words = d’après « { $words } » et « { $others } »
basis-words-and-other = d’après « { $words } » et une autre date
basis-carried = repris de « { $words } » dans une phrase précédente
basis-publication-known = date de publication, { $basis }
basis-with-words = { $basis } « { $words } »
basis-and-narration = { $basis } · { $narration }

## Comment un texte en parle
narration-event = événement
narration-background = contexte
narration-future = projet

## Pourquoi une mention est là : chacune complète « Placé ici parce que… »
reason-decision = vous en avez décidé ainsi
reason-not-a-place = vous avez dit que ce n’est pas un lieu
reason-own-place = c’est un lieu que vous avez ajouté
reason-only-place = aucun autre lieu connu ne porte ce nom
reason-context-word = le texte dit « { $of } »
reason-named-container = le texte nomme aussi { $of } à côté
reason-seat-of = c’est le chef-lieu de ce que le texte nomme : { $of }
reason-home-region = le texte se déroule là : { $of }
reason-near-others = le texte nomme un lieu proche : { $of }
reason-same-document = le même document le nomme plus clairement ailleurs
reason-country-name = c’est le nom usuel d’un pays
reason-best-known = c’est le lieu le plus connu de ce nom
reason-unknown-name = le texte dit « { $of } », mais aucun lieu de ce nom n’est connu

## Dates
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
date-first = 1er
date-day = { $day } { $month } { $year }
date-day-of-month = { $day } { $month }
date-month = { $month } { $year }
date-year-before-era = { $year } av. J.-C.
date-from-to = du { $first } au { $last }
date-since = depuis le { $day }
date-until = jusqu’au { $day }
date-any = n’importe quelle date
date-undated = sans date

## Nombres
count = { $count }
documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
mentions-count = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}

## Commandes : un libellé pour les menus et les boutons, et une aide qui dit ce qu’elle fait
menu-file = Fichier
menu-view = Affichage
menu-bookmarks = Signets
menu-time = Temps
menu-read = Lecture
menu-base = Fond de carte
menu-help = Aide
command-open-folder = Ouvrir un dossier…
command-open-folder-hint = Lire tous les textes d’un dossier
command-open-files = Ouvrir des fichiers…
command-open-files-hint = Lire les textes choisis
command-open-examples = Ouvrir les articles d’exemple
command-open-examples-hint = Lire les cinq articles fournis avec Dateline
command-clear-recent = Vider cette liste
command-clear-recent-hint = Oublier ce qui a été ouvert
recent-title = Récemment ouverts
recent-opened = Récemment ouverts
recent-and-more = { $name } et { $count } de plus
command-cancel-opening = Arrêter la lecture
command-cancel-opening-hint = Ne pas lire les autres fichiers
command-reload = Recharger
command-reload-hint = Relire ce qui est ouvert, tel qu’il est sur le disque ; vos choix restent
command-close-changes = Ignorer
command-close-changes-hint = Laisser ce qui est ouvert tel qu’il a été lu
command-export-figure = Exporter la figure
command-export-figure-hint = Composer une figure de ce qui est affiché, avec légende et sources : choisir, voir, écrire
command-save-figure = Enregistrer la figure…
command-save-figure-hint = Choisir où va la figure, et l’écrire
command-copy-figure = Copier la figure
command-copy-figure-hint = Mettre une image de la figure dans le presse-papiers, telle qu’elle a été composée en dernier
command-stop-writing = Arrêter
command-stop-writing-hint = Arrêter d’écrire, sans laisser de fichier incomplet
command-export-data = Exporter les données…
command-export-data-hint = Écrire les mentions montrées pour d’autres programmes : CSV, GeoJSON, GeoPackage, KML, GeoParquet, Arrow
command-save-screenshot = Enregistrer l’image de la fenêtre…
command-save-screenshot-hint = Écrire la fenêtre telle qu’elle est dans un fichier PNG
command-quit = Quitter
command-quit-hint = Fermer la fenêtre
command-undo = Annuler
command-undo-hint = Revenir à la fenêtre, aux filtres et à la sélection d’avant
command-redo = Rétablir
command-redo-hint = Reprendre ce qui a été annulé (aussi Ctrl+Y)
command-next-mention = Mention suivante
command-next-mention-hint = Aller à la mention suivante de ce qui est lu (aussi J)
command-previous-mention = Mention précédente
command-previous-mention-hint = Aller à la mention précédente de ce qui est lu (aussi K)
command-find = Rechercher dans les documents…
command-find-hint = Chercher des mots dans les textes de tous les documents
command-next-hit = Résultat suivant
command-next-hit-hint = Aller au résultat suivant (Entrée)
command-previous-hit = Résultat précédent
command-previous-hit-hint = Aller au résultat précédent (Maj+Entrée)
command-close-find = Fermer la recherche
command-close-find-hint = Ne plus rien chercher (Échap)
command-open-original = Ouvrir le fichier d’origine
command-open-original-hint = Ouvrir le fichier du document lu dans le programme du système
command-clear-selection = Effacer la sélection
command-clear-selection-hint = Ne montrer aucun lieu en particulier
command-open-document = Ouvrir le document
command-open-document-hint = Montrer le document entier à ce paragraphe
command-close-document = Retour
command-close-document-hint = Revenir aux passages
command-copy = Copier avec la source
command-copy-hint = Copier le passage avec son titre, sa date et son fichier
command-reset-window = Montrer toutes les dates
command-reset-window-hint = Étendre la fenêtre de temps à tout
command-toggle-play = Lire ou mettre en pause
command-toggle-play-hint = Laisser la fenêtre avancer seule, ou l’arrêter
command-toggle-loop = Répéter
command-toggle-loop-hint = Recommencer où les données finissent, ou s’y arrêter
command-step-forward = Avancer d’un pas
command-step-forward-hint = Avancer la fenêtre d’un pas
command-step-back = Reculer d’un pas
command-step-back-hint = Reculer la fenêtre d’un pas
command-next-day = Jour suivant avec des mentions
command-next-day-hint = Déplacer la fenêtre au prochain jour au-delà d’elle qui a des mentions
command-previous-day = Jour précédent avec des mentions
command-previous-day-hint = Déplacer la fenêtre au dernier jour avant elle qui a des mentions
command-toggle-clock = Dates racontées ou de publication
command-toggle-clock-hint = Passer des dates dont parlent les textes aux dates de leur publication, et retour
command-clear-filters = Effacer les filtres
command-clear-filters-hint = Montrer à nouveau toutes les mentions, quelles que soient leur date et leur narration
command-show-filters = Filtres…
command-show-filters-hint = Écarter des mentions selon la date, la narration, le lieu, le document ou les mots
command-toggle-outliers = Jours loin des autres
command-toggle-outliers-hint = Montrer sur la frise les jours à mentions éloignés des autres, ou à nouveau les jours habituels
command-fit-to-data = Ajuster la carte aux lieux
command-fit-to-data-hint = Faire entrer dans la carte tous les lieux montrés
command-zoom-in = Zoom avant
command-zoom-in-hint = Rapprocher la carte
command-zoom-out = Zoom arrière
command-zoom-out-hint = Éloigner la carte
command-fit-to-selection = Ajuster la carte à la sélection
command-fit-to-selection-hint = Faire entrer dans la carte les lieux sélectionnés
command-fit-to-all = Ajuster la carte à tous les lieux
command-fit-to-all-hint = Faire entrer dans la carte tous les lieux montrés, si loin qu’ils soient des autres
command-map-back = Vue précédente
command-map-back-hint = Revenir où la carte regardait avant
command-map-forward = Vue suivante
command-map-forward-hint = Avancer à nouveau dans les vues de la carte
command-tool-move = Déplacer la carte
command-tool-move-hint = Glisser déplace la carte ; avec Maj, cela sélectionne un rectangle
command-tool-rectangle = Sélectionner un rectangle
command-tool-rectangle-hint = Tracer un rectangle autour des lieux ; avec Ctrl, ils s’ajoutent à la sélection
command-tool-lasso = Sélectionner au lasso
command-tool-lasso-hint = Dessiner autour des lieux ; avec Ctrl, ils s’ajoutent à la sélection
command-tool-measure = Mesurer
command-tool-measure-hint = Cliquer de point en point pour la distance au sol
command-toggle-heat = Carte de chaleur
command-toggle-heat-hint = Montrer combien est dit où par de la chaleur au lieu de signes
command-toggle-lines = Lignes entre les lieux
command-toggle-lines-hint = Relier les lieux que nomme un même paragraphe
command-names-of-texts = Noms comme dans les textes
command-names-of-texts-hint = Nommer les lieux dans la langue des textes, écrits comme eux
command-names-english = Noms en anglais
command-names-english-hint = Nommer les lieux comme les atlas anglais
command-names-french = Noms en français
command-names-french-hint = Nommer les lieux comme les atlas français, quand ils ont un nom à eux
command-select-in-view = Sélectionner tout ce qui est en vue
command-select-in-view-hint = Sélectionner tous les lieux que la carte montre maintenant
command-only-selected = Seulement les lieux sélectionnés
command-only-selected-hint = Écarter les mentions de tous les autres lieux, ou les garder à nouveau
command-toggle-theme = Clair ou sombre
command-toggle-theme-hint = Passer du thème clair au thème sombre, et retour
command-text-larger = Texte plus grand
command-text-larger-hint = Agrandir le texte et tout ce qui va avec lui, jusqu’au double
command-text-smaller = Texte plus petit
command-text-smaller-hint = Réduire le texte et tout ce qui va avec lui, jusqu’à sa taille de départ
command-text-usual = Rétablir la taille du texte
command-text-usual-hint = Rendre au texte sa taille de départ
command-language-system = Langue du système
command-language-system-hint = La fenêtre parle la langue du système
command-language-english = English (anglais)
command-language-english-hint = The window speaks English
command-language-french = Français
command-language-french-hint = La fenêtre parle français
command-toggle-sidebar = Panneau latéral
command-toggle-sidebar-hint = Montrer ou cacher les lieux et les documents
command-toggle-reader = Lecteur
command-toggle-reader-hint = Montrer ou cacher les passages
command-toggle-timeline = Frise
command-toggle-timeline-hint = Montrer ou cacher la frise
command-add-bookmark = Ajouter un signet…
command-add-bookmark-hint = Garder ce qui est montré, avec un nom et une note, pour y revenir
command-list-bookmarks = Tous les signets…
command-list-bookmarks-hint = Lister les signets avec leurs notes, les renommer et les supprimer
command-show-bookmark = Montrer
command-show-bookmark-hint = Montrer ce qui était montré alors : dates, filtres, sélection et carte
command-rename-bookmark = Modifier
command-rename-bookmark-hint = Changer son nom et sa note
command-keep-bookmark = Enregistrer
command-keep-bookmark-hint = Le garder avec ce nom et cette note
command-delete-bookmark = Supprimer
command-delete-bookmark-hint = Supprimer ce signet, qui peut être rétabli
command-restore-bookmark = Rétablir le signet
command-restore-bookmark-hint = Remettre à sa place le signet supprimé
command-show-warnings = Avertissements…
command-show-warnings-hint = Dire quels fichiers n’ont pas pu être lus
command-show-palette = Aller à…
command-show-palette-hint = Trouver une commande, un lieu ou un document en tapant une partie de son nom (aussi Ctrl+P)
palette-title = Aller à
palette-hint = Tapez une commande, un lieu ou un document
palette-nothing = Rien de ce nom.
palette-place = lieu
palette-document = document
palette-recent = ouvert auparavant
palette-bookmark = signet
command-show-shortcuts = Touches…
command-show-shortcuts-hint = Dire quelles touches font quoi
command-show-about = À propos de Dateline…
command-show-about-hint = Version, licences et origine des données
command-open-base-map = Ouvrir un fond de carte…
command-open-base-map-hint = Montrer un fichier PMTiles ou MBTiles sous les lieux
command-ask-online-map = Carte en ligne…
command-ask-online-map-hint = Montrer les tuiles d’un serveur sous les lieux. On vous le demande d’abord.
command-use-offline-map = Carte hors ligne
command-use-offline-map-hint = Montrer la carte fournie avec le programme, et ne demander de tuiles à personne
command-toggle-grey-map = Carte sans couleur
command-toggle-grey-map-hint = Montrer la carte hors ligne en gris, comme pour l’impression, ou en couleur
command-close-dialog = Fermer
command-close-dialog-hint = Fermer ceci

## Ce qui est retenu
bookmark-add-title = Ajouter un signet
bookmark-rename-title = Modifier le signet
bookmark-name = { $places }, { $days }
bookmark-name-all = Tous les lieux et toutes les dates
bookmark-name-field = Nom
bookmark-note-field = Note
bookmark-holds = Il garde les dates, les filtres et la sélection, et l’endroit que montre la carte.
bookmark-unkept = Ces textes sont venus par l’entrée standard, il n’y a donc pas de place à côté d’eux pour le garder : il dure jusqu’à la fermeture de la fenêtre.
bookmark-deleted = « { $name } » a été supprimé.
bookmark-do = { $what } : { $name }
bookmarks-title = Signets
bookmarks-none = Il n’y en a pas encore. { $keys } garde ce qui est montré.
bookmarks-unread = Les signets de { $path } n’ont pas pu être lus : { $error }. Le fichier reste tel quel.
kept-broken = { $path } n’a pas pu être compris et a été mis de côté sous le nom { $aside } : { $error }
kept-left-alone = { $path } n’a pas pu être lu ; il reste tel quel, et rien n’y est gardé jusqu’au prochain démarrage : { $error }
kept-unwritten = { $path } n’a pas pu être écrit ; ce qu’il contient n’est gardé que jusqu’à la fermeture de la fenêtre : { $error }
session-gone = Ce qui était ouvert la dernière fois n’est plus là : { $paths }
session-partly-gone = Une partie de ce qui était ouvert la dernière fois n’est plus là : { $paths }
session-failed = Ce qui était ouvert la dernière fois n’a pas pu être ouvert : { $error }

## Le panneau latéral
map-name = Carte
tab-places = Lieux
tab-documents = Documents
tab-dates = Dates
tab-unmatched = Non placés
rail-more = Autres listes
search-short = Chercher
search-places = Chercher un lieu
search-documents = Chercher un document
search-dates = Chercher une date
search-unmatched = Chercher un nom
search-nothing = Rien trouvé.
command-show-tab = Liste : { $list }
command-show-tab-hint = Montrer cette liste dans le panneau latéral
order-hint = Comment la liste est triée
order-mentions = Mentions
order-name = Nom
order-date = Date
order-text = Ordre des fichiers
date-row-hint = Montrer ce qui s’est passé alors

## La barre du haut
app-name = Dateline
menu = Menu
menu-hint = Tout ce qui peut être fait
clock-narrated = Racontées
clock-narrated-hint = Les mentions sont aux dates dont parlent les textes
clock-published = Publiées
clock-published-hint = Les mentions sont aux dates où leurs documents ont été publiés
warnings-count = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}

## Rien à montrer encore
empty-title = D’un dossier de textes à une carte datée
empty-text = Ouvrez un dossier de textes de presse, ou déposez-le ici.
opening-title = Lecture de { $name }
opening-text = Recherche de textes…
reading-counts = { $done ->
    [one] { $done } fichier
   *[other] { $done } fichiers
} sur { $total }, { $mentions }
reading-left = { $read }, { $left }
reading-ending = { $read }, assemblage…
time-left-seconds = encore environ { $count } s
time-left-minutes = encore environ { $count } min
failed-title = Ouverture impossible
drop-here = Déposez pour ouvrir

## Une partie de ce qui a été ouvert, et ce qui a changé sur le disque
part-of-folder = Une partie du dossier
part-of-files = Une partie des fichiers
part-reading = { $what } pour l’instant. Lecture en cours : { $read }
part-reading-again = { $what } seulement. Nouvelle lecture : { $read }
part-stopped = { $what } seulement : la lecture a été arrêtée après { $done ->
    [one] { $done } fichier
   *[other] { $done } fichiers
} sur { $total }. Rien des autres n’est montré.
reading-again = Nouvelle lecture : { $read }
changes = { $count ->
    [one] { $count } fichier a changé sur le disque : { $kinds }
   *[other] { $count } fichiers ont changé sur le disque : { $kinds }
}
changes-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
changes-changed = { $count ->
    [one] { $count } modifié
   *[other] { $count } modifiés
}
changes-gone = { $count ->
    [one] { $count } disparu
   *[other] { $count } disparus
}
changes-and = {", "}
unwatched = Le système ne signale pas les changements ici ({ $reason }) ; les fichiers sont donc vérifiés chaque seconde.
nothing-to-reload = Rien de ce qui est ouvert n’a pu changer sur le disque.

## Filtres
filter-button = Filtrer
filter-button-active = Filtres · { $count }
filter-bases = Datées par
filter-basis-decision = votre décision
filter-basis-expression = une date du texte
filter-basis-relative = des mots liés à une autre date
filter-basis-publication = la seule date de publication
filter-basis-undated = sans date
filter-narrations = Racontées comme
filter-narration-event = événements
filter-narration-background = contexte
filter-narration-future = projets et prévisions
filter-choice = { $label }, { $mentions }
filter-and = {" "}et{" "}
filter-comma = , {""}
filter-separator = {" "}; {""}
filter-all-places-but = tous les lieux sauf { $named }
filter-all-places-but-more = tous les lieux sauf { $named } et { $more } autres
filter-all-countries-but = tous les pays sauf { $named }
filter-all-countries-but-more = tous les pays sauf { $named } et { $more } autres
filter-all-documents-but = tous les documents sauf { $named }
filter-all-documents-but-more = tous les documents sauf { $named } et { $more } autres
filter-kind = type « { $kind } »
filter-role = nom employé pour { $role }
filter-theme = thème « { $theme } »
filter-theme-none = mentions sans thème
filter-themes = Thèmes
theme-none = sans thème
theme-others = { $count ->
    [one] un autre thème
   *[other] { $count } autres thèmes
}
theme-told = { $theme } : « { $words } »
theme-by = par { $rule }
theme-rule-hint = Ligne { $line } du fichier des thèmes
theme-none-here = Sans thème à ce nom
filter-confidence = confiance inférieure à { $percent }
filter-text = passages sans « { $text } »
filter-text-marked = passages sans { $text }
filter-kinds = Types de lieux
filter-roles = Le nom désigne
filter-countries = Seulement ces pays
filter-countries-search = Chercher un pays
filter-none-chosen = Aucun choisi : tous sont gardés
filter-documents = Seulement ces documents
filter-documents-search = Chercher un document à garder
filter-more = { $count } de plus, à chercher par leur nom
filter-no-country = lieux hors de tout pays
filter-all-in-countries = tout ce qui est dans un pays
filter-confidence-title = Confiance minimale
filter-confidence-any = toutes
filter-confidence-hint = Écarter les mentions dont le lieu est moins sûr que cela
filter-text-title = Passages avec
filter-text-hint = des mots, « une phrase » ou /expression/
filter-text-looking = Recherche de ces passages…
filter-text-bad = Cette expression est illisible : { $problem }
filter-chip-remove = Retirer le filtre : { $what }
filter-chips = Écartés :
filter-chips-counts = { $filtered ->
    [one] { $filtered } écartée
   *[other] { $filtered } écartées
}
filter-chips-more = et { $count } de plus
filter-chips-more-hint = Les filtres qui ne tiennent pas sur la bande, à retirer un par un
filter-left-out = Écartés : { $what } · { $filtered ->
    [one] { $filtered } mention
   *[other] { $filtered } mentions
} sur { $total }
filters-empty-text = Aucune mention que gardent les filtres ne parle de ces jours.
visible-in-window = { $count } dans cette fenêtre
visible-filtered = { $count ->
    [one] { $count } montrée
   *[other] { $count } montrées
}

## Listes de lieux et de documents
tab-unmatched-count = Non placés { $count }
place-row = { $name }, { $kind }, { $visible ->
    [one] { $visible } mention
   *[other] { $visible } mentions
} sur { $total }
place-fold = Replier { $name }
place-unfold = Déplier { $name }
count-of = { $visible } sur { $total }
unmatched-none = Chaque toponyme a un lieu.
unmatched-reason = Placé nulle part parce que { $reason }
unmatched-next = Chaque clic mène au passage suivant qui le nomme

## Le lecteur
reader-empty-title = Choisissez un lieu
reader-empty-text = Cliquez sur un signe de la carte ou sur une ligne de la liste, et lisez ici ce qui en est écrit.
window-empty-title = Rien dans cette fenêtre
window-empty-text = Aucune mention ne parle de ces jours. Déplacez les poignées de la frise, ou montrez toutes les dates.
reader-counts = { $mentions } dans { $documents }, { $visible }
reader-counts-within = N’est pas nommé lui-même. Lieux qu’il contient : { $mentions } dans { $documents }, { $visible }
no-places-title = Aucun lieu trouvé
no-places-text = Ces textes ne nomment aucun lieu connu ici. Ce qui ressemble à un nom sans avoir de lieu est sous « Non placés ».
document-alone = Ce document seul
document-alone-hint = Écarter les mentions de tous les autres documents
document-also = Ce document aussi
document-also-hint = Garder les mentions de ce document avec celles des documents choisis
document-not = Sans ce document
document-not-hint = Garder les mentions des autres documents choisis, et plus celles-ci
document-not-alone = Tous les documents
document-not-alone-hint = Garder à nouveau les mentions de tous les documents
document-outside = { $count ->
    [one] Sa seule mention n’est pas montrée.
   *[other] Aucune de ses { $count } mentions n’est montrée.
}
places-count = { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
}
places-named = { $places } : { $names }
places-more = +{ $count }
place-and-count = { $name } { $count }
place-take-out = Retirer { $name } de la sélection
mention-of = { $at } sur { $all }
mention-outside = Hors de la fenêtre : { $date }
mention-undated = Hors de la fenêtre : sans date
mention-filtered = Écartée par un filtre
mention-show = Montrer
mention-show-hint = Rendre visible la mention sélectionnée
meaning-sure = { $percent } · { $because }
meaning-others = Autres sens possibles :
meaning-other = { $name }, { $what }, { $percent }
meaning-elsewhere = { $count ->
    [one] { $count } autre lieu de ce nom
   *[other] { $count } autres lieux de ce nom
}
find-field = Rechercher dans les documents
find-hint = Rechercher dans tous les documents
find-searching = Recherche…
find-nothing = Rien trouvé.
find-hits = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}
find-said = { $hits } dans { $documents }
find-said-listed = { $hits } dans { $documents }, les { $listed } premiers en liste
find-open-hint = Y montrer le document entier
original-none = { $path } (aucun fichier sur ce disque)
original-copy-path = Copier le chemin
original-failed = { $path } n’a pas pu être ouvert : { $error }
copy-all = Copier les { $count } passages avec leurs sources
copy-first = Copier les { $count } premiers passages avec leurs sources
copy-all-hint = Copier les passages de la liste, chacun avec son titre, sa date et son fichier
passages-unlisted = { $count ->
    [one] { $count } mention ultérieure n’est pas dans la liste
   *[other] { $count } mentions ultérieures ne sont pas dans la liste
}. Réduisez la fenêtre ou la sélection pour lire la suite.
passages-outside = { $count ->
    [one] { $count } passage hors de cette fenêtre
   *[other] { $count } passages hors de cette fenêtre
}
passages-filtered = { $count ->
    [one] { $count } passage écarté par des filtres
   *[other] { $count } passages écartés par des filtres
}
precision-month = mois
precision-year = année
precision-range = période
precision-and-basis = { $precision } · { $basis }
date-and-basis = { $date } ({ $basis })
confidence = { $percent } %
placed-because = Placé ici parce que { $reason }
citation = « { $text } » — { $title }, { $date }, { $path }
back-to = { $name }
timex-label = { $words } : { $meaning }
timex-hangs = { $date }, { $on }
timex-unknown = aucun jour ne peut être dit
timex-unknown-undated = aucun jour ne peut être dit tant que le document est sans date
weekday-and-day = { $weekday } { $day }
suggestions-title = Rien ne dit quand ceci a été publié. Peut-être :
suggestions-how = Pour en retenir une, mettez ses lignes dans dateline.toml à côté des textes et ouvrez-les à nouveau. Un nouveau fichier commence par version = 1.
suggestions-count = { $count ->
    [one] { $count } date proposée
   *[other] { $count } dates proposées
}
suggestions-count-hint = Montrer lesquelles, et ce qui parle pour elles
suggestion-copy-short = Copier les lignes
suggestion-copy = Copier les lignes pour { $date }
suggestion-of-row = peut-être { $date }, { $percent }
evidence-named = le texte nomme « { $of } »
evidence-weekday = « { $of } » s’accorde au calendrier
evidence-same-events = { $of } parle des mêmes lieux à ce moment

## Demander des fichiers
pick-folder = Ouvrir un dossier de textes
pick-files = Ouvrir des textes
pick-base-map = Ouvrir un fond de carte
pick-figure = Enregistrer la figure : .svg, .pdf ou .png
pick-film = Enregistrer le film : .gif, .webp ou .png
pick-frames = Un dossier pour les images du film
pick-data = Enregistrer les données : .csv, .geojson, .gpkg, .kml, .kmz, .parquet, .arrow ou .jsonld
pick-picture = Enregistrer une image de la fenêtre
pick-no-dialog = Le système n’offre pas de choix de fichiers ici. Tapez un chemin ; un dossier peut aussi être déposé sur la fenêtre.
pick-path = Chemin
pick-done = OK
pick-done-hint = Continuer avec ce chemin
figure-broken = Le fichier n’a pas pu être produit : { $said }
figure-file = { $name } carte.{ $ending }
data-file = { $name } mentions.csv
picture-file = { $name } fenêtre.png
saved = Enregistré : { $path }

## Dialogues
warnings-title = Avertissements
warnings-none = Tout a pu être lu.
shortcuts-title = Touches
about-version = Version { $version }
about-what = Lit un dossier de textes, trouve chaque lieu nommé et la date dont parle chaque mention, et les met sur une carte. Rien ne quitte cet ordinateur, sauf si vous acceptez une carte d’un serveur.
about-data = Lieux : GeoNames, CC BY 4.0. Terres, frontières et eaux : Natural Earth, GSHHG.
about-licence = Le programme est sous licence MIT ou Apache 2.0 ; ses données et ses caractères ont leurs propres licences.
failed-back = Revenir à ce qui était ouvert
failed-back-hint = Fermer ce message
job-broken = La lecture s’est interrompue : { $said }
job-broken-hint = C’est une faute de Dateline. Merci de la signaler, avec les textes si vous le pouvez.
bundled-name = les articles fournis
topbar-counts = { $documents } · { $mentions }
## La carte
menu-map = Carte
map-more = Autres outils de la carte
legend = Légende
legend-hint = Ce que disent les signes sur la carte
legend-title = Mentions par lieu
legend-heat = Mentions alentour
legend-heat-little = peu
legend-heat-much = beaucoup
legend-beyond = { $count ->
    [one] { $count } mention hors de cette carte
   *[other] { $count } mentions hors de cette carte
}
legend-outline = zone, connue par son contour
legend-vague = zone sans contour
legend-doubtful = lieu incertain
legend-pale = plus pâle : dates en partie dehors
legend-pale-narrated = plus pâle : dates racontées en partie dehors
legend-pale-published = plus pâle : dates de publication en partie dehors
scale-metres = { $count } m
scale-kilometres = { $count } km
marker-label = { $name }, { $kind }, { $mentions }
legend-several = plusieurs lieux : cliquer pour séparer
cluster-label = { $name } et { $others ->
        [one] un autre lieu
       *[other] { $others } autres lieux
    }, { $mentions }
cluster-places = { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
}
cluster-row = { $name } · { $mentions }
cluster-more = et { $count } de plus
cluster-hint = Cliquer pour les séparer
coordinates-ne = { $lat }° N, { $lon }° E
coordinates-nw = { $lat }° N, { $lon }° O
coordinates-se = { $lat }° S, { $lon }° E
coordinates-sw = { $lat }° S, { $lon }° O
measure-hint = Cliquer de point en point · Retour arrière en retire un · Entrée termine
lines-too-many = Les lignes se dessinent pour des lieux sélectionnés : il y a trop de mentions pour tous.
marker-visible = { $total }, { $visible }

## Fonds de carte
base-unattributed = { $name } (ne dit pas à qui il est)
base-elsewhere = { $name } n’a rien ici. Ceci est la carte hors ligne.
online-elsewhere = { $host } n’a pas de tuiles ici. Ceci est la carte hors ligne.
base-trouble = Une tuile de { $name } ne peut être montrée : { $why }. La carte hors ligne la remplace.
base-broke = L’ouverture du fond de carte s’est interrompue : { $said }
base-failed-title = Ce fond de carte ne peut être montré
base-failed-stays = La carte reste comme elle était.
online-title = Des tuiles d’un serveur ?
online-what = La carte fournie n’a besoin d’aucune connexion. Pour une autre, Dateline demanderait à un serveur chaque partie de la carte que vous regardez.
online-sees = { $host } verrait alors où vous regardez, quand, et depuis quelle adresse d’internet.
online-sees-unknown = Ce serveur verrait alors où vous regardez, quand, et depuis quelle adresse d’internet.
online-keeps = Seul ce que vous regardez est demandé. Les tuiles sont gardées sur cet ordinateur aussi longtemps que le serveur le permet. Vos textes et vos lieux ne sont jamais envoyés.
online-template = Adresse des tuiles
online-template-how = {"{z}"}, {"{x}"} et {"{y}"} tiennent lieu de zoom, colonne et ligne ; {"{s}"}, s’il y est, de a, b ou c
online-attribution = À qui est la carte, comme cela doit être écrit sur elle
online-yes = Oui, montrer cette carte
online-yes-hint = Commencer à demander des tuiles à ce serveur
online-no = Non, rester hors ligne
online-no-hint = Ne demander de tuiles à personne
online-fault-address = L’adresse doit commencer par https:// ou http:// et nommer un serveur.
online-fault-missing = Il faut à l’adresse {"{z}"}, {"{x}"} et {"{y}"}.
online-fault-unknown = Entre accolades, l’adresse ne peut avoir que {"{z}"}, {"{x}"}, {"{y}"} et {"{s}"}.
online-fault-attribution = La carte doit dire à qui elle est.
online-kept = { $host } est injoignable. On voit ce qui a été gardé, et la carte hors ligne.
online-unreachable = { $host } est injoignable. On voit la carte hors ligne.
online-busy = il répond par l’erreur { $status }
online-refused = il a envoyé { $why }
online-trouble = Difficulté avec { $host } : { $said }. La carte hors ligne le remplace.

## La frise
timeline-mode-window = Fenêtre
timeline-mode-window-hint = Montrer les mentions dont la date partage un jour avec la fenêtre
timeline-mode-cumulative = Cumul
timeline-mode-cumulative-hint = Laisser les mentions s’accumuler : toutes celles dont la date commence avant la fin de la fenêtre
timeline-mode-instant = Instant
timeline-mode-instant-hint = Montrer un jour, une semaine, un mois ou une année à la fois
timeline-play = Lecture
timeline-pause = Pause
timeline-step-hint = De combien la fenêtre avance à la fois
timeline-step-day = Pas : jour
timeline-step-day-hint = Déplacer la fenêtre par jours
timeline-step-week = Pas : semaine
timeline-step-week-hint = Déplacer la fenêtre par semaines, qui commencent le lundi
timeline-step-month = Pas : mois
timeline-step-month-hint = Déplacer la fenêtre par mois du calendrier
timeline-step-year = Pas : année
timeline-step-year-hint = Déplacer la fenêtre par années
timeline-speed-hint = À quelle vitesse elle avance ; 1× fait deux pas par seconde
command-set-speed = Vitesse de lecture { $speed }
command-set-speed-hint = À quelle vitesse elle avance ; 1× fait deux pas par seconde
timeline-from-start = depuis le début
timeline-instant = Période montrée
timeline-start = Début de la fenêtre
timeline-end = Fin de la fenêtre
timeline-start-date = Premier jour
timeline-end-date = Dernier jour
timeline-bad-date = « { $text } » n’est pas une date. Écrivez 2021-06-28 ou 28 juin 2021.
timeline-counts = { $visible ->
    [one] { $visible } mention
   *[other] { $visible } mentions
} sur { $total } · { $undated } sans date
timeline-counts-filtered = { $visible ->
    [one] { $visible } mention
   *[other] { $visible } mentions
} sur { $total } · { $undated } sans date · { $filtered ->
    [one] { $filtered } écartée
   *[other] { $filtered } écartées
}
timeline-nothing-dated = Rien n’est encore daté. Donnez une date à un document pour le voir ici.
timeline-earlier = { $count ->
    [one] { $count } mention avant le { $day }
   *[other] { $count } mentions avant le { $day }
}
timeline-later = { $count ->
    [one] { $count } mention après le { $day }
   *[other] { $count } mentions après le { $day }
}
timeline-closer = Montrer les jours habituels
timeline-range = Période
timeline-range-hint = Régler la fenêtre sur une semaine, un mois, une année, ou tant de jours
timeline-fit = Ajuster aux données
timeline-fit-hint = Faire commencer et finir la fenêtre avec les dates des textes, les lointaines mises à part
timeline-whole-day = Ce jour
timeline-whole-day-hint = Réduire la fenêtre à son premier jour
timeline-whole-week = Cette semaine
timeline-whole-week-hint = Faire de la fenêtre la semaine de son premier jour, du lundi au dimanche
timeline-whole-month = Ce mois
timeline-whole-month-hint = Faire de la fenêtre le mois de son premier jour
timeline-whole-year = Année entière
timeline-whole-year-hint = Faire de la fenêtre l’année de son premier jour
timeline-length = Longueur de la fenêtre
timeline-length-hint = Tapez une longueur, comptée depuis le premier jour : 30 jours, 3 semaines, 2 mois, 1 an
timeline-length-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
timeline-bad-length = « { $text } » n’est pas une longueur. Écrivez 30 jours, 3 semaines, 2 mois ou 1 an.
timeline-units-day = jour, jours, j
timeline-units-week = semaine, semaines, s
timeline-units-month = mois, m
timeline-units-year = an, ans, année, années, a
timeline-toggle-undated = Mentions sans date
timeline-toggle-undated-hint = Garder sur la carte les mentions sans date quand une fenêtre est réglée, ou alors les cacher
timeline-undated-all = { $count ->
    [one] { $count } sans date · montrée
   *[other] { $count } sans date · montrées
}
timeline-undated-always = { $count ->
    [one] { $count } sans date · toujours montrée
   *[other] { $count } sans date · toujours montrées
}
timeline-undated-hidden = { $count ->
    [one] { $count } sans date · cachée
   *[other] { $count } sans date · cachées
}
timeline-undated-list = Lesquelles ?
timeline-undated-list-hint = Lister les documents d’où viennent les mentions sans date
timeline-undated-row = { $title }, { $count } sans date
timeline-zoom-window = Zoomer la frise sur la fenêtre
timeline-zoom-window-hint = Étendre les jours de la fenêtre à tout l’axe
timeline-zoom-all = Zoomer la frise sur toutes les dates
timeline-zoom-all-hint = Faire revenir tous les jours habituels sur l’axe
timeline-axis = Axe
timeline-axis-hint = Glisser pour déplacer les jours que l’axe montre
timeline-stack-more = +{ $count }
timeline-stack-more-hint = Ce que disent les autres couleurs
timeline-stack-hint = Distinguer les barres par type de lieu ou par document
timeline-stack-plain = Barres : toutes
timeline-stack-plain-hint = Ne pas distinguer les barres de la frise
timeline-stack-kind = Barres : par type
timeline-stack-kind-hint = Distinguer les barres de la frise par type de lieu
timeline-stack-document = Barres : par document
timeline-stack-document-hint = Distinguer les barres de la frise par document
timeline-stack-theme = Barres : par thème
timeline-stack-theme-hint = Distinguer barres et signes selon ce dont parlent les mots autour d’une mention
timeline-stack-other-themes = { $count ->
    [one] un autre thème
   *[other] { $count } autres thèmes
}
timeline-stack-other-kinds = { $count ->
    [one] { $count } autre type
   *[other] { $count } autres types
}
timeline-stack-other-documents = { $count ->
    [one] { $count } autre document
   *[other] { $count } autres documents
}
timeline-stack-others-hint = Les quatre premiers en nombre de mentions ont leur propre couleur, les autres en partagent une
timeline-window-away = Fenêtre : { $days }
timeline-most = { $count } par jour
timeline-most-hint = Mentions du jour le plus plein, celui de la plus haute barre. Une date de plusieurs jours compte pour une part de mention à chacun.
timeline-day = { $day } · { $mentions }
timeline-day-hint = Cliquer pour ne montrer que ce jour, glisser pour tracer une fenêtre. La molette zoome, Maj et glisser déplacent l’axe.
timeline-date = { $date } · { $mentions }
timeline-date-hint = Cliquer pour les sélectionner l’une après l’autre
timeline-dates-more = +{ $count }

## Figures
figure-title = Lieux nommés dans « { $name } »
figure-part = Une partie de ce qui a été ouvert : { $done ->
    [one] { $done } fichier
   *[other] { $done } fichiers
} sur { $total }
figure-period = { $period }, { $dates }
figure-dates-narrated = dates racontées
figure-dates-published = dates de publication
figure-no-dates-narrated = aucune date racontée
figure-no-dates-published = aucune date de publication
figure-beyond = Hors de cette carte : { $mentions ->
    [one] { $mentions } mention
   *[other] { $mentions } mentions
} ({ $places })
figure-sources = Données de la carte : { $sources }
figure-made-by = Lieux et dates trouvés automatiquement par Dateline { $version }
figure-scale-north = { $length } à { $latitude }° N
figure-scale-south = { $length } à { $latitude }° S

## Fichiers de données
data-points = Lieux
data-areas = Territoires nommés dans leur ensemble
data-mentions = Mentions
data-without-place = Noms sans lieu
data-folder = { $name } ({ $count })
data-layer-mentions = Les lieux tels que les textes les nomment, chacun avec sa date, sa source et son passage
data-layer-places = Les lieux que désignent les mentions, avec le nombre et les jours de celles-ci
data-layer-areas = Les territoires que les textes nomment dans leur ensemble, avec leurs contours
data-layer-documents = Les textes, avec leur date de publication et ce qui la dit

## Figures: what they tell of themselves, sources, panels
figure-caption = { $period } ; { $counts }
figure-shown = { $visible ->
    [one] { $visible } mention sur { $total }, tirée de { $documents }
   *[other] { $visible } mentions sur { $total }, tirées de { $documents }
}
figure-counted = { $shown } ; { $undated }
figure-undated-none = aucune sans date
figure-undated-hidden = { $count ->
    [one] { $count } sans date, non montrée
   *[other] { $count } sans date, non montrées
}
figure-undated-shown = dont { $count } sans date
figure-fingerprint = Corpus { $print }
figure-gazetteer = Index des lieux { $version }
figure-legend-several = plusieurs lieux
figure-legend-number = numéro dans la liste des sources
figure-list-of = Sources : { $title }
figure-list-beyond = Hors de cette carte
figure-list-more = { $count ->
    [one] et { $count } autre passage, non listé
   *[other] et { $count } autres passages, non listés
}
figure-list-goes-on = Suite de la liste : page { $page } sur { $pages }
figure-list-follows = Liste des sources : page { $page } sur { $pages }
figure-page = Page { $page } sur { $pages }
figure-quote = « { $before }
figure-quote-end = { $after } »
figure-source = { $title }, { $date } · { $confidence }
figure-panel-none = aucune mention

## Rapports
report-kicker = Rapport de lieux datés
report-skip = Aller aux mentions
report-contents = Sommaire
report-map = Carte jour par jour
report-map-hint = Les deux poignées sous la carte choisissent les jours. Un clic sur un signe, ou sur une ligne des tableaux, ouvre ce que les textes en disent. La molette zoome avec Ctrl, ou une fois la carte cliquée ; + et − zooment, les flèches déplacent la carte.
report-zoom = Zoom
report-zoom-in = Plus près
report-zoom-out = Plus loin
report-zoom-all = Toute la carte
report-beyond = Hors de cette carte :
report-reader = Passages
report-reader-hint = Choisissez un lieu sur la carte ou dans un tableau pour lire les passages qui le nomment.
report-from = Premier jour montré
report-to = Dernier jour montré
report-all-days = Tous les jours
report-no-script = Sans JavaScript, la carte montre tous les jours. La figure et les tableaux contiennent tout ce qu’elle montre.
report-shown = { $shown } sur { $total }
report-nothing-here = Rien à ces jours.
report-confidence-of = confiance de { $percent } %
report-figure = Figure
report-places = Lieux
report-sign = Signe
report-about = Nature et situation
report-days = Du premier au dernier jour
report-theme = Thème
report-legend-number = numéro dans le tableau des lieux
report-more-sources = et { $count } de plus
report-reader-more = { $mentions } de plus ces jours-là. Choisissez moins de jours pour les lire.
report-reader-unread = { $mentions } de plus ces jours-là, sans passage dans cette page.
report-left-out = Cette page contient les passages de { $held } lignes sur { $all }, pour chaque lieu et chaque jour selon la place. La carte, le curseur et les nombres les comptent toutes.
report-left-out-signs = Les { $held } plus mentionnés des { $all } lieux de cette carte ont un signe. Les autres figurent dans le tableau des lieux, dans la limite de ses lignes, où un clic sur leur ligne ouvre leurs passages.
report-mentions = Mentions
report-mentions-none = Aucune mention n’est montrée.
report-undated = Mentions sans date
report-undated-none = Toutes les mentions ont une date.
report-unresolved = Noms sans lieu
report-unresolved-none = Tous les noms ont un lieu.
report-sources = Sources
report-date = Date
report-place = Lieu
report-passage = Passage
report-source = Source
report-basis = D’où vient la date
report-basis-decision = fixée à la main
report-confidence = Confiance
report-number = N°
report-document = Document
report-published = Publié
report-known = Source de la date
report-name = Nom
report-times = Fois
report-why = Pourquoi
report-more = { $count ->
    [one] { $count } autre ligne n’est pas listée.
   *[other] { $count } autres lignes ne sont pas listées.
}
report-method = Méthode
report-method-corpus = Textes
report-method-corpus-said = Ouverture sous le nom « { $name } » : { $documents }. Empreinte des textes et des décisions qui les concernent : { $print }.
report-method-shown = Montré
report-method-counts = Décompte
report-method-counts-said = Mentions qui ont un lieu : { $resolved }, dont sans date : { $undated }. Noms sans lieu : { $unresolved }. Écartés à la main comme n’étant pas des lieux : { $rejected }.
report-method-places = Lieux
report-method-places-said = Les noms ont été trouvés dans les textes et cherchés dans un index de lieux automatiquement. Un pays ou une province est dessiné comme une surface, un lieu sans contour connu comme un carré sur la pointe, seul un lieu ponctuel comme un disque.
report-method-confidence = Confiance
report-method-confidence-said = La force avec laquelle le texte parle pour ce lieu plutôt que pour d’autres du même nom, de 0 à 100 %. Elle ne dit pas si ce que dit le texte est vrai. Un lieu dont aucune mention n’atteint { $percent } est dessiné en creux.
report-method-dates = Dates
report-method-dates-said = La première qui existe l’emporte : une décision à la main, une date que dit le texte, des mots comme « mardi » qui dépendent d’une autre date, la date de publication. Aucune date n’a été inventée : ce qui n’en a pas est sans date. Les jours sont civils, et les deux bouts d’une période en font partie.
report-method-themes = Thèmes
report-method-themes-said = D’après des listes de mots, dans la phrase qui nomme le lieu : { $themes }.
report-method-made = Fait avec
report-method-made-said = Dateline { $version }. Données de la carte : { $sources }.
report-decisions = Décisions à la main
report-decisions-none = Aucune.
report-decided-date = { $title } : date de publication, { $date }.
report-decided-note = { $title } : { $note }
report-decided-place = « { $name } » est { $place } ({ $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}).
report-decided-no-place = « { $name } » n’est pas un lieu ({ $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}).

## Noms des touches
key-shift = Maj
key-space = Espace
key-escape = Échap
key-enter = Entrée
key-tab = Tab
key-backspace = Retour arrière
key-delete = Suppr
key-home = Début
key-end = Fin
key-page-up = Page préc.
key-page-down = Page suiv.
key-left = Gauche
key-right = Droite
key-up = Haut
key-down = Bas

## Le dialogue où se fait une figure

figure-dialog-title = Figure
figure-preview = Aperçu de la figure « { $title } »
figure-drawing-now = Aperçu en cours de dessin
figure-page-of = Page { $number } sur { $of }
figure-frame-of = Image { $number } sur { $of }
figure-play-hint = Montrer image après image, aussi vite que dans le fichier
figure-millimetres = { $width } × { $height } mm
figure-pixels = { $width } × { $height } pixels, { $paper }
figure-shape = Type
figure-shape-hint = Une carte de tout ; une petite carte par pas ; ou un film de la frise
figure-shape-map = Une carte
figure-shape-panels = Vignettes
figure-shape-film = Film
figure-title-field = Titre
figure-title-usual = Lieux nommés dans…
figure-page-size = Page
figure-page-size-hint = Taille de la page
figure-page-slide = Diapositive 16:9
figure-page-a4 = A4 portrait
figure-page-a4-landscape = A4 paysage
figure-page-column = Colonne, 90 mm
figure-page-square = Carré
figure-page-own = Taille personnalisée
figure-width = Largeur en pixels
figure-height = Hauteur en pixels
figure-colours = Couleurs
figure-colours-hint = Pour pages claires, pour pages sombres, ou pour impression sans couleur
figure-colours-light = Clair
figure-colours-dark = Sombre
figure-colours-print = Impression, gris
figure-language = Langue
figure-language-hint = Langue du titre, de la légende et des petits caractères
figure-english = English
figure-french = Français
figure-extent = Partie du monde
figure-extent-hint = Ce que montre la carte à l’écran, ou la zone où se passe l’essentiel
figure-extent-screen = Comme à l’écran
figure-extent-places = Tous les lieux
figure-sources-where = Sources
figure-sources-where-hint = Numéroter les signes, et donner la liste des passages qui les nomment
figure-sources-none = Sans liste
figure-sources-below = Sous la carte
figure-sources-page = À part
figure-step = Une par
figure-step-day = Jour
figure-step-week = Semaine
figure-step-month = Mois
figure-step-year = Année
figure-step-hint = Ce que montre une vignette ou une image du film
figure-pace = Durée de chaque image
figure-pace-hint = Durée de chaque image ; la dernière reste trois fois plus longtemps
figure-seconds = { $seconds } s
figure-locator = Petite carte de situation
figure-locator-hint = Dans un coin où il n’y a aucun signe
figure-themes = Couleurs par thème
figure-themes-hint = Distinguer par la couleur ce qui se dit de chaque lieu
figure-outlines = Lettres vectorisées
figure-outlines-hint = Pour les programmes qui n’ont pas la police ; le texte ne se modifie plus
figure-format-hint = Format de la figure
figure-frames = Images
figure-dpi = { $dpi } ppp
figure-dpi-hint = Pixels par pouce : 96 comme une page, 192 pour les écrans fins, 300 et plus pour l’impression
figure-copied = Copiée : une image de { $width } × { $height } pixels
figure-frames-folder = { $name } images
writing = Écriture de { $name }
writing-busy = { $path } est encore en cours d’écriture ; ensuite viendra le suivant
figure-copying = L’image pour le presse-papiers est en cours de dessin

## Ce qui ne va pas dans des fichiers ou dans ce qui est saisi, et comment en sortir.
warning = { $at } : { $message }
said = « { $said } » (en anglais)
io-not-found = il n’existe ni fichier ni dossier de ce nom
io-denied = l’accès est refusé
io-folder = c’est un dossier
io-no-folder = un dossier de son chemin n’en est pas un
io-full = il n’y a plus de place
io-read-only = rien ne peut y être écrit
io-other = { $said }
io-name = le système n’admet pas un tel nom
unwritten = { $path } ne peut pas être écrit : { $why }
version-missing = la version manque
version-missing-hint = commencez le fichier par : version = 1
date-wrong = « { $text } » n’est pas une date : { $fault } (caractère { $at })
date-wrong-hint = écrivez une date ainsi : 2021-07-13, 2021-07, 2021, 2021-07-01/2021-07-15 ou 2021-07-01/.. (EDTF, https://www.loc.gov/standards/datetime/)
date-wrong-sign = « { $sign } » n’est pas attendu ici
date-wrong-ended = il manque quelque chose ici
date-wrong-year = une année a quatre chiffres
date-wrong-digits = un mois ou un jour a deux chiffres
date-wrong-month = ce mois ou cette saison n’existe pas
date-wrong-day = ce jour n’existe pas dans ce mois
date-wrong-time = cette heure n’existe pas
date-wrong-far = le calendrier va de l’année -9999 à 9999, et l’année 0 n’a pas de signe
date-wrong-set = un ensemble de dates n’est pas compris, un intervalle l’est
date-wrong-order = la fin précède le début
date-wrong-open = aucune des deux bornes de l’intervalle n’est connue
open-cancelled = l’ouverture a été interrompue
read-missing = { $path } n’existe pas
read-missing-hint = vérifiez le chemin ; un chemin relatif part du dossier courant
read-nothing = aucun texte n’a pu être lu dans { $from }
read-nothing-hint = Dateline lit les fichiers dont le nom finit par .txt, .md ou .html, dans tous les sous-dossiers
read-unreadable = ne peut pas être lu : { $why }
read-unreadable-hint = vérifiez que vous avez le droit de le lire ; il a été laissé de côté
read-not-text = n’est pas un texte
read-not-text-hint = il a été laissé de côté ; Dateline lit du texte brut et des pages HTML
read-utf16 = est en UTF-16 et non en UTF-8
read-utf16-hint = convertissez-le en UTF-8, par exemple avec : iconv -f UTF-16 -t UTF-8 ; il a été laissé de côté
read-not-utf8 = n’est pas en UTF-8 : l’octet { $byte } n’appartient à aucun caractère
read-not-utf8-hint = convertissez-le en UTF-8, par exemple avec : iconv -f WINDOWS-1252 -t UTF-8 ; il a été laissé de côté
read-page-not-utf8-hint = indiquez son codage dans son en-tête, par exemple <meta charset="windows-1252"> ; elle a été laissée de côté
read-empty = est vide
read-left-out = il a été laissé de côté
read-too-large = dépasse 256 Mio
read-too-large-hint = partagez-le en fichiers plus petits ; il a été laissé de côté
read-unknown-encoding = se dit en « { $label } », qui n’est pas un codage du web
read-unknown-encoding-hint = il a été lu comme de l’UTF-8 ; corrigez son <meta charset>
read-bad-characters = contient des octets qui ne sont pas des caractères en { $encoding }, son codage déclaré
read-bad-characters-hint = ils sont remplacés par � dans le texte ; convertissez-le, ou corrigez son <meta charset>
read-no-text = ne contient pas de texte
read-page-no-text-hint = un script l’y met peut-être : enregistrez la page telle que le navigateur la montre ; elle a été laissée de côté
read-no-date = « { $value } » dans { $field } n’est pas une date
read-no-date-hint = le champ a été ignoré ; écrivez 2021-07-13, ou datez le document dans dateline.toml
read-json-ld-broken = son JSON-LD, qui contient un datePublished, est illisible : « { $said } » (en anglais)
read-json-ld-many = son JSON-LD parle d’articles de jours différents
read-json-ld-hint = ses autres champs ont été consultés ; sa date peut être donnée dans dateline.toml
read-front-matter-unended = commence par un en-tête YAML qui ne finit pas
read-front-matter-unended-hint = finissez-le par une ligne de trois tirets ; il a été lu comme du texte
read-front-matter-broken = son en-tête YAML est illisible : { $fault }
read-front-matter-broken-hint = la suite en a été ignorée ; mettez entre "guillemets" les valeurs qui contiennent un deux-points ou un guillemet
read-front-matter-broken-text-hint = il a été lu comme du texte ; mettez entre "guillemets" les valeurs qui contiennent un deux-points ou un guillemet
read-front-matter-deep = il est imbriqué trop profondément
read-front-matter-no-keys = il n’a pas de clés
read-header-hint = écrivez l’en-tête ainsi : " date 2021-07 ", ou datez le document dans dateline.toml
read-folder-twice = est un lien vers un dossier déjà lu
read-folder-twice-hint = chaque dossier est lu une fois ; le lien n’a pas été suivi
read-no-file = n’est ni un fichier ni un dossier
read-no-file-hint = donnez un fichier, ou - pour lire l’entrée standard
read-gone = n’existe pas
read-gone-hint = vérifiez le chemin, ou la cible du lien
read-other-files = { $others ->
    [0] n’est pas un fichier .txt, .md ou .html et a été laissé de côté
    [one] n’est pas un fichier .txt, .md ou .html ; lui et un autre ont été laissés de côté
   *[other] n’est pas un fichier .txt, .md ou .html ; lui et { $others } autres ont été laissés de côté
}
read-other-files-hint = Dateline lit du texte brut et des pages : enregistrez-les en .txt, .md ou .html
read-themes-unused = n’est pas utilisé, car les thèmes de { $used } valent pour tous les textes
read-themes-unused-hint = réunissez tous les thèmes dans ce fichier
decisions-broken = ce n’est pas du TOML : « { $said } » (en anglais)
decisions-broken-hint = corrigez cette ligne ; d’ici là rien de ce que dit le fichier ne vaut, et il n’est pas modifié
decisions-broken-date-hint = mettez les dates entre guillemets : published = "2021-07" ; d’ici là rien de ce que dit le fichier ne vaut
decisions-later = la version { $version } est postérieure à celle que connaît ce programme ({ $known })
decisions-later-hint = utilisez un Dateline plus récent ; d’ici là rien de ce que dit le fichier ne vaut, et il n’est pas modifié
decisions-unknown-key = la clé `{ $key }` n’est pas connue ici et n’a pas d’effet
decisions-known = valeurs connues : { $known }
decisions-kind-text = un texte
decisions-kind-date = une date ou une heure
decisions-kind-list = une liste
decisions-kind-table = une table
decisions-other-type = `{ $key }` n’est pas { $wanted } mais { $found }
decisions-other-type-hint = donnez { $key } comme { $wanted } ; la valeur a été ignorée
decisions-whole-number = un nombre entier
decisions-text = un texte entre guillemets
decisions-texts = une liste de textes
decisions-tables = une liste de tables, [[{ $key }]]
decisions-documents = des tables, [documents."NOM"]
decisions-date = une date entre guillemets
decisions-from-one = un nombre à partir de 1
decisions-place = un identifiant de lieu entre guillemets ou false
decisions-code = un code de deux majuscules
decisions-degrees = un nombre de degrés de -{ $limit } à { $limit }
decisions-missing = `{ $key }` manque
decisions-missing-hint = l’entrée a été ignorée
decisions-missing-place-hint = écrivez place = "geonames:1138336" ou place = false ; l’entrée a été ignorée
decisions-no-table = ce qui est dit de « { $document } » n’est pas une table
decisions-no-table-hint = écrivez [documents."NOM"], puis published et note en dessous
decisions-no-kind = « { $name } » n’est pas un type de lieu
decisions-no-place = aucun lieu n’a l’identifiant { $id }
decisions-no-place-hint = trouvez les identifiants avec : dateline gazetteer search NOM
decisions-no-occurrence = « { $quote } » ne figure pas { $number ->
    [one] une fois
   *[other] { $number } fois
} dans le texte
decisions-no-quote = « { $quote } » ne figure pas dans le texte
decisions-no-quote-hint = citez le nom tel qu’il figure dans le texte, à la lettre près
decisions-no-document = il n’y a pas de document « { $document } »
decisions-no-document-hint = un document est désigné par son chemin sous le dossier de dateline.toml, avec / entre ses parties
decisions-place-twice = « { $name } » est déjà un lieu d’un autre dateline.toml
decisions-place-twice-hint = donnez-lui un autre nom ; il a été ignoré
themes-unread-hint = { $hint } ; d’ici là les thèmes fournis avec Dateline sont utilisés
themes-broken = ce n’est pas du TOML : « { $said } » (en anglais)
themes-broken-hint = corrigez cette ligne ; les motifs se mettent entre guillemets, séparés par des virgules
themes-version = ce programme ne connaît pas cette version, mais la { $known }
themes-version-hint = écrivez version = 1, ou utilisez un Dateline plus récent
themes-no-list = themes n’est pas une liste
themes-no-table = un thème n’est pas une table
themes-begin-hint = commencez chaque thème par une ligne [[themes]]
themes-no-id = un thème n’a pas d’id
themes-no-id-hint = donnez-lui-en un : id = "capture"
themes-bad-id = « { $id } » ne peut pas être l’id d’un thème
themes-bad-id-hint = servez-vous des minuscules a à z, de chiffres et de traits d’union : air-strike
themes-id-twice = deux thèmes ont l’id « { $id } »
themes-id-twice-hint = donnez un autre id à l’un d’eux, ou réunissez leurs mots
themes-too-many = il y a plus de { $most } thèmes
themes-too-many-hint = réunissez-en quelques-uns
themes-name-no-text = thème « { $id } » : un nom n’est pas un texte
themes-name-no-text-hint = mettez-le entre guillemets : names.fr = "Prise"
themes-name-empty = thème « { $id } » : names.{ $language } est vide
themes-name-control = thème « { $id } » : names.{ $language } contient un saut de ligne ou un autre caractère de contrôle
themes-name-hint = donnez-lui quelques mots sur une ligne ; d’ici là un autre de ses noms ou son id est montré
themes-words-no-list = thème « { $id } » : { $field } n’est pas une liste
themes-words-no-list-hint = écrivez { $field } = ["…", "…"]
themes-pattern-no-text = thème « { $id } » : un motif de { $field } n’est pas un texte
themes-pattern-no-text-hint = mettez chaque motif entre guillemets
themes-pattern = thème « { $id } » : le motif « { $pattern } » { $fault }
themes-no-languages = thème « { $id } » : { $key } n’est pas donné par langue
themes-no-languages-hint = écrivez { $key }.en = … et { $key }.fr = …
themes-no-language = thème « { $id } » : « { $language } » n’est pas une langue
themes-no-language-hint = servez-vous de deux minuscules : en, fr, es, ar (ISO 639-1)
themes-unknown-key = la clé « { $key } » n’est pas connue
themes-known = sont possibles ici : { $known }
pattern-no-word = n’a pas de mot
pattern-no-word-hint = écrivez un ou plusieurs mots, ou supprimez-le
pattern-begin = ne commence pas par un mot
pattern-begin-hint = commencez par un mot ; un écart ou ^ peut le suivre
pattern-end = finit par un écart
pattern-end-hint = mettez un mot ou ^ après l’écart, ou supprimez-le
pattern-parts = a plus de { $most } parties
pattern-gaps = a plus de { $most } écarts
pattern-words = peut prendre plus de { $most } mots
pattern-long-hint = faites-en deux motifs
pattern-star = a un * au milieu de « { $word } »
pattern-star-hint = mettez * à la fin d’un mot : captur* vaut pour tout mot qui commence ainsi
pattern-sign = a un signe « { $sign } » inconnu
pattern-sign-hint = écrivez des mots, avec | entre les variantes, * à la fin d’un mot, ..3 pour un écart, ^ pour un nom, + et ! devant des mots voisins
pattern-empty = a une variante vide
pattern-empty-hint = écrivez un mot des deux côtés de |, et après + et !
pattern-short = contient « { $word } », par quoi commencent bien trop de mots
pattern-short-hint = mettez au moins trois lettres avant *, ou énumérez les mots : a|b|c
pattern-gap = a un écart « { $gap } » inconnu
pattern-gap-hint = écrivez ..1 à ..9 : autant d’autres mots au plus peuvent s’y trouver
expression-at = { $fault } : « { $there } »
expression-too-large = l’expression est trop grande
expression-group-open = cette parenthèse n’est pas fermée
expression-group-shut = cette parenthèse n’a pas été ouverte
expression-class-open = ce crochet n’est pas fermé
expression-class = ce n’est pas une liste de signes
expression-nothing-repeated = rien de ce qui précède ne peut être répété
expression-count = ce n’est pas un nombre de répétitions
expression-backslash-end = cette barre oblique inverse ne précède rien
expression-backslash = ce signe n’a pas de sens après une barre oblique inverse
expression-backreference = ce qui a été trouvé avant ne peut pas être redemandé
expression-look-around = regarder en avant ou en arrière n’est pas possible
expression-hex = ce n’est pas un signe donné par son numéro
expression-flag = cette option n’est pas connue
expression-group-name = ce nom de groupe ne convient pas
expression-property = cette classe de signes n’est pas connue
expression-other = ceci n’est pas compris
tiles-unreadable = { $path } : { $what }
tiles-unreadable-hint = vérifiez que le fichier est là et que vous avez le droit de le lire
tiles-foreign = { $path } n’est pas un fond de carte : { $what }
tiles-foreign-hint = choisissez un fichier dont le nom finit par .pmtiles ou .mbtiles
tiles-broken = { $path } est un fichier { $format } abîmé : { $what }
tiles-broken-hint = copiez ou téléchargez à nouveau le fichier entier, et rouvrez-le
tiles-unknown = { $path } ne peut pas être dessiné : { $what }
tiles-unknown-hint = choisissez un fichier d’images (PNG, JPEG, WebP), ou de tuiles vectorielles aux couches de Protomaps ou d’OpenMapTiles
tiles-empty = il est vide
tiles-neither = ce n’est ni du PMTiles ni du MBTiles
tiles-none = il n’a pas de tuiles
tiles-no-kind = ses tuiles ne sont ni des images ni des tuiles vectorielles
tiles-layers = ses couches ne sont pas connues ({ $layers })
tiles-directory-packed = son répertoire est compressé { $how }
tiles-directory-cut = son répertoire à l’octet { $byte } est tronqué ou hors limites
tiles-packed = ses tuiles sont compressées { $how }
tiles-packed-by = par { $name }, qui n’est pas lu ici
tiles-packed-unknown = d’une façon inconnue ({ $kind })
tiles-cut = il est tronqué : { $length } octets sur { $due }
tiles-nested = ses répertoires sont imbriqués trop profondément
tiles-version = il est de la version { $version } du format, et la version 3 est lue ici
tiles-header = son en-tête finit trop tôt ou se contredit
tiles-unpacked = ce qui est compressé à l’octet { $byte } ne peut pas être décompressé
tiles-tile-unpacked = une tuile ne peut pas être décompressée
tiles-tile = tuile { $tile } : { $what }
tiles-tile-broken = une tuile est tronquée ou abîmée
tiles-database = ses tables ne peuvent pas être lues (SQLite : « { $said } », en anglais)
tiles-beyond = { $length } octets à la position { $offset } dépassent sa fin ou sont trop nombreux
tiles-zoom = il a des tuiles au zoom { $zoom }
tiles-too-large = une tuile a { $length } octets, plus de 8 Mio
tile-broke-off = la lecture de la tuile { $tile } s’est interrompue : c’est un défaut du programme, veuillez le signaler
picture-empty = rien, là où devrait être une image
picture-page = une page web, là où devrait être une image
picture-foreign = ni PNG, ni JPEG, ni WebP
picture-bytes = plus de 8 Mio
picture-large = une image de { $width } × { $height } pixels, plus qu’il n’en peut être montré
picture-broken = une image abîmée (« { $said } », en anglais)
picture-no-window = la fenêtre n’a pas de taille
online-no-address = pas d’adresse
online-insecure = aucune connexion sûre n’est possible ici
online-answer = la réponse { $status }
online-redirect = une redirection qui ne mène nulle part
watch-too-many = le système ne surveille pas plus de fichiers
kept-no-text = ce n’est pas un texte en UTF-8
kept-later = version { $version }, postérieure à celle que connaît ce programme
bookmarks-no-list = views n’y est pas une liste de tables
why-and-hint = { $why } ; { $hint }
figure-size = une figure ne peut pas avoir { $size } pixels à l’échelle { $scale }
figure-size-hint = chaque côté a de 320 à 8192 pixels, l’échelle va de 0,5 à 12,5 (de 48 à 1200 ppp), et l’image a 100 millions de pixels au plus
figure-bbox = { $bbox } n’est pas une partie de la Terre qu’une carte puisse montrer
figure-bbox-hint = donnez ouest,sud,est,nord en degrés, comme 60,29,75,39 ; de part et d’autre de la ligne de date l’ouest dépasse l’est
figure-memory = il n’y a pas de mémoire pour une image de { $size } pixels
figure-memory-hint = choisissez une taille ou une échelle plus petite
figure-drawing = la figure n’a pas pu être dessinée : « { $said } » (en anglais)
figure-drawing-hint = enregistrez-la en .svg, et signalez ce défaut
figure-panels = { $panels } vignettes ne tiennent pas sur cette page
figure-frames-many = un film a moins de { $most } images
figure-panels-hint = prenez un pas plus long, comme le mois, ou une fenêtre plus courte
figure-undated = aucune mention n’y a de date
figure-undated-hint = datez les documents, ou dessinez une figure sans étapes
writing-stopped = Arrêté ; { $path } n’a pas été écrit
writing-there = { $path } existe déjà et serait perdu : choisissez un autre nom ou un autre dossier
data-no-format = { $path } n’indique aucun format : que son nom finisse par l’une de ces extensions, { $endings }
data-broken = le fichier { $format } n’a pas pu être composé : « { $said } » (en anglais)
data-scratch = aucun fichier temporaire ne peut être écrit : { $why }
data-output-hint = vérifiez qu’il y a de la place et que vous avez le droit d’y écrire
data-archive-hint = enregistrez-le en .kml, dont la taille n’est pas limitée
data-scratch-hint = vérifiez qu’il y a de la place dans le dossier des fichiers temporaires ; TMPDIR en désigne un autre
figure-stopped = interrompu
figure-too-wide = un tel fichier n’a pas de côté de plus de { $most } pixels
figure-too-long = le film dépasse 4 Gio, que le format ne sait pas compter
figure-too-long-hint = prenez un pas plus long, une taille plus petite, ou .gif
figure-stopped-hint = recommencez
