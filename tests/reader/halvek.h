/* halvek.h — a small bundle whose sources do not agree, with articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load-json.h"

/* Two articles, a source without one, three events; both articles tell event 0, two events rest on
 * the same words of the first, and one quote is not in its article. Offsets count code points:
 * "Æthel" is one less than its bytes. */
#define HALVEK                                                                                    \
  "'categories':[{'id':'disaster','label':'Disaster','color':'#c64600'}],'sources':["             \
  "{'id':'guild','csl':{'type':'book','title':'Annals of the Guild','publisher':'Ferry House',"   \
  "'author':[{'family':'Orrin','given':'Æthel'}],'issued':{'raw':'1216'}},"                      \
  "'article':{'format':'markdown','text':'# Winter\\n\\nÆthel saw the bridge fall in 1216, and " \
  "the ferry sank.\\n\\n- *one* boat\\n- two boats'}},"                                           \
  "{'id':'brenn','csl':{'type':'article','title':'Valley Tellings',"                              \
  "'author':[{'family':'Brenn','given':'Ada'}],'issued':{'date-parts':[[1987]]}},"                \
  "'article':{'format':'plain','text':'The bridge fell in the third winter.'}},"                  \
  "{'id':'mute','csl':{'type':'book','title':'Lost Leaves',"                                      \
  "'author':[{'family':'Moor','given':'Ib'}],'issued':{'date-parts':[[1900]]}}}],"                \
  "'events':["                                                                                    \
  "{'id':'bridge','title':'The bridge falls','summary':'It "                                      \
  "*fell*.','categories':['disaster'],'accounts':["                                               \
  "{'source':'guild','date':'1216','stated':'in 1216','passages':["                               \
  "{'exact':'Æthel saw the bridge fall in 1216'},{'exact':'two boats'}]},"                       \
  "{'source':'brenn','date':'1213','stated':'the third winter','passages':["                      \
  "{'exact':'The bridge fell in the third winter'}]}]},"                                          \
  "{'id':'ferry','title':'The ferry sinks','date':'1216','accounts':["                            \
  "{'source':'guild','passages':[{'exact':'fall in 1216, and the ferry sank'},"                   \
  "{'exact':'four of them were handed over'}]}]},"                                                \
  "{'id':'frost','title':'A frost','date':'1217','accounts':[{'source':'mute','date':'1217'}]}]"
